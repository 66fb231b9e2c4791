import { answerAt } from '@muster/plan/ask';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { formatOption, severities } from '../common-options.ts';
import { readPlan } from '../files/read-plan.ts';
import { nearWord } from '../near-word.ts';
import { print } from '../output/print.ts';
import { readMoment } from '../read-moment.ts';
import { answerLines } from '../views/plan-answer-lines.ts';

/** Ask a plan about one hour. */
export const command = defineCommand({
  name: 'plan ask',
  summary:
    'Ask a plan about one hour: who is paged, who can approve at each gate, which clocks run. It needs no server.',
  details:
    'A moment without an offset is one on the wall where the organisation is. Every clock is counted as if all that it counts from happened at that moment.',
  operands: ['plan'],
  options: {
    severity: { type: 'string', value: 'LEVEL', oneOf: severities, required: true, help: 'How bad it is.' },
    at: { type: 'string', value: 'TIME', required: true, help: '2026-12-27T03:00, or with an offset.' },
    system: { type: 'string', value: 'SYSTEM', help: 'About one AI system: conflicts and clocks are those of it.' },
    ...formatOption,
  },
  async run(io, { plan: path, severity, at, system = null, format }) {
    const { plan, digest } = await readPlan(io, path);
    const systems = Object.keys(plan.systems);
    if (system !== null && !systems.includes(system)) throw unknownSystem(system, systems);
    const moment = readMoment(at, plan.organisation.timeZone, '--at');
    const answer = answerAt(plan, { severity, at: moment, system });
    return print(io, format, { version: digest, ...answer }, () => answerLines(answer, plan.organisation.timeZone));
  },
});

function unknownSystem(system: string, systems: readonly string[]): CliError {
  const near = nearWord(system, systems);
  return new CliError('usage', {
    what: `The plan has no AI system "${system}".${near === null ? '' : ` Did you mean "${near}"?`}`,
    where: '--system',
    mend: `It has: ${systems.join(', ')}`,
  });
}
