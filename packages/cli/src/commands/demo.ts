import type { Started } from '@muster/server';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import type { Outcome } from '../command.ts';
import { formatOption } from '../common-options.ts';
import { gatherCast } from '../demo/demo-cast.ts';
import type { DemoCast } from '../demo/demo-cast.ts';
import { tellStory } from '../demo/demo-story.ts';
import type { DemoStory } from '../demo/demo-story.ts';
import { playAssistant } from '../demo/play-assistant.ts';
import type { Io } from '../io.ts';
import { formatFor } from '../output/print.ts';
import type { Format } from '../output/print.ts';
import { startServer, stopRequests } from './start.ts';

/** Starts a server on nothing, plays an incident into it through its own interface, and stays. */
export const command = defineCommand({
  name: 'demo',
  summary: 'Start a server on an empty data directory, with people and a live incident in it, and stay.',
  details:
    'Set by the same MUSTER_… variables and muster.yaml as start. Everything in it is made by requests of its people ' +
    'and machines. A support assistant asks for its switches every second, as long as the demo runs.',
  operands: [],
  options: { ...formatOption },
  async run(io, { format }) {
    const stop = stopRequests(io);
    await requireNothing(io);
    const started = await startServer(io);
    const cast = await gatherCast(started.origin, started.link ?? '', io.fetch);
    const assistant = playAssistant(cast, (key, value) =>
      io.stderr.write(`${JSON.stringify({ message: 'the support assistant was served', key, value })}\n`),
    );
    const end = async (): Promise<void> => {
      await assistant.stop();
      await started.stop();
    };
    try {
      announce(io, format, started, await tellStory(cast, io.now), await linksOf(cast));
    } catch (error) {
      await end();
      throw error;
    }
    await stop.first;
    return Promise.race([end().then((): Outcome => 'ok'), stop.second.then((): Outcome => 'findings')]);
  },
});

async function requireNothing(io: Io): Promise<void> {
  const { dataThere } = await import('@muster/server');
  const { directory, isThere } = dataThere(io.environment, io.folder);
  if (!isThere) return;
  throw new CliError('server', {
    what: 'There is data already. The demo begins with nothing, and never mixes with what is real.',
    where: directory,
    mend: 'Name an empty folder: MUSTER_DATA=./demo-data muster demo',
  });
}

interface DemoLink {
  readonly name: string;
  readonly link: string;
}

async function linksOf(cast: DemoCast): Promise<readonly DemoLink[]> {
  return [
    await cast.linkFor('security-deputy'),
    await cast.linkFor('operations-lead'),
    await cast.linkFor('general-counsel'),
  ];
}

function announce(
  io: Io,
  asked: Format | undefined,
  { origin, dataDirectory }: Started,
  story: DemoStory,
  links: readonly DemoLink[],
): void {
  if (formatFor(io, asked) === 'json') {
    io.stdout.write(`${JSON.stringify({ origin, dataDirectory, ...story, links })}\n`);
    return;
  }
  const { older, live, stop } = story;
  io.stdout.write(
    [
      `The demo runs at ${origin}, on ${dataDirectory}. Ctrl-C stops it.`,
      '',
      `  ${live}  open: the support assistant gives out account numbers`,
      `  ${older}  closed: the model of the vendor did not answer`,
      '  and a near miss that was declined, and a report that nobody has looked at',
      '',
      'Sign in, once with each link, in the browser or by: muster sign-in LINK',
      ...links.map(({ name, link }) => `  ${name.padEnd(24)}${link}`),
      '',
      'What to try:',
      `  1. As the security deputy, approve A-${stop} of ${live}: it is the second approval of two.`,
      `  2. As the operations lead, execute A-${stop}. Evidence is captured first, for 60 s at most; then the`,
      '     assistant is served "off", and the time until it was is measured.',
      `  3. As the general counsel, answer what is asked of legal, and look at ${older}.`,
      '  4. Triage the report of the customer, and undo the stop: it goes through the same gate.',
      '',
      '',
    ].join('\n'),
  );
}
