import { parsePlan, starterNames } from '@muster/plan';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { formatOption } from '../common-options.ts';
import { starterText } from '../files/starter-text.ts';
import { writeNew } from '../files/write-new.ts';
import { fillStarter } from '../init/fill-starter.ts';
import type { Io } from '../io.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** A new plan has so many days to do what only its organisation can do. */
const waivedDays = 90;

/** Write a plan to start from. */
export const command = defineCommand({
  name: 'init',
  summary: 'Write a plan to start from, with the name and the time zone of your organisation. It needs no server.',
  details: 'On a terminal it asks for what is not given. A file that is there is never overwritten.',
  operands: [],
  options: {
    starter: { type: 'string', value: 'PLAN', oneOf: starterNames, help: 'Which plan to start from.' },
    name: { type: 'string', value: 'TEXT', help: 'The name of the organisation.' },
    'time-zone': { type: 'string', value: 'ZONE', help: 'Its IANA time zone. Else that of this machine.' },
    holidays: { type: 'string', value: 'COUNTRY', help: 'Whose holidays are no business days. Else as in the plan.' },
    out: { type: 'string', value: 'FILE', help: 'The file to write. Else plan.yaml.' },
    ...formatOption,
  },
  async run(io, { starter, name, 'time-zone': timeZone, holidays, out, format }) {
    const answers = {
      starter: starter ?? starterOf(await asked(io, `Which plan (${starterNames.join(', ')})?`, 'saas-chatbot')),
      name: name ?? (await asked(io, 'Name of the organisation?', null)),
      timeZone: timeZone ?? (await asked(io, 'Time zone?', io.timeZone)),
    };
    const path = out ?? 'plan.yaml';
    const waivedUntil = io.now().toZonedDateTimeISO('UTC').toPlainDate().add({ days: waivedDays }).toString();
    const filled = { ...answers, holidays: holidays ?? null, waivedUntil };
    const text = fillStarter(await starterText(answers.starter), filled);
    const version = versionOf(text, path);
    await writeNew(io, path, [Buffer.from(text)]);
    return print(io, format, { path, starter: answers.starter, version }, () => [
      printable(`Written: ${path}, from ${answers.starter}.`),
      printable(`Read it, fill the seats, and look at it with: muster check ${path}`),
    ]);
  },
});

/** What the person says; where nobody is asked or nothing is said, what stands here otherwise. */
async function asked(io: Io, question: string, otherwise: string | null): Promise<string> {
  const hint = otherwise === null ? '' : ` [${otherwise}]`;
  const said = io.ask === null ? '' : (await io.ask(`${question}${hint} `)).trim();
  if (said !== '') return said;
  if (otherwise !== null) return otherwise;
  const mend = 'Give it: muster init --name "Example Ltd"';
  throw new CliError('usage', { what: 'A plan needs the name of the organisation.', where: '--name', mend });
}

function starterOf(word: string): (typeof starterNames)[number] {
  const found = starterNames.find((known) => known === word);
  if (found !== undefined) return found;
  const what = `There is no plan "${word}" to start from.`;
  throw new CliError('usage', { what, where: '--starter', mend: `One of: ${starterNames.join(', ')}` });
}

/** A starter plan is sound: what is wrong now was given. */
function versionOf(text: string, path: string): string {
  const parsed = parsePlan(text, path);
  if (parsed.ok) return parsed.digest;
  const [first] = parsed.faults;
  const where = first?.path ?? path;
  throw new CliError('usage', { what: first?.message ?? '', where, mend: 'Give another, and nothing is written.' });
}
