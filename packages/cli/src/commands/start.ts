import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import type { Outcome } from '../command.ts';
import { formatOption } from '../common-options.ts';
import type { Io } from '../io.ts';
import { formatFor } from '../output/print.ts';
import type { Format } from '../output/print.ts';
import type { Started } from '@muster/server';

/** Starts the server and stays until it is told to stop. */
export const command = defineCommand({
  name: 'start',
  summary: 'Start the server, and stay until Ctrl-C or SIGTERM. A second one ends it at once.',
  details:
    'Set by MUSTER_… variables or muster.yaml: data, port, host, origin, database_url, instance_key_file and others.',
  operands: [],
  options: { ...formatOption },
  async run(io, { format }) {
    const stop = stopRequests(io);
    const started = await startServer(io);
    announce(io, format, started);
    await stop.first;
    return Promise.race([started.stop().then((): Outcome => 'ok'), stop.second.then((): Outcome => 'findings')]);
  },
});

export interface StopRequests {
  readonly first: Promise<void>;
  readonly second: Promise<void>;
}

/** Listens before the server starts, so that a Ctrl-C on the way is not lost. */
export function stopRequests(io: Io): StopRequests {
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let asked = 0;
  io.onStop(() => {
    asked += 1;
    if (asked === 1) first.resolve();
    else second.resolve();
  });
  return { first: first.promise, second: second.promise };
}

export async function startServer(io: Io): Promise<Started> {
  try {
    const { ownFile, startMuster } = await import('@muster/server');
    const screens = ownFile(new URL('../../../web/dist/', import.meta.url), 'web/');
    return await startMuster(io.environment, io.folder, { write: (line) => io.stderr.write(line) }, builtIn(screens));
  } catch (cause) {
    throw startFault(cause);
  }
}

/** The folder of the screens; null where nobody built them. */
function builtIn(screens: URL): string | null {
  const folder = fileURLToPath(screens);
  return existsSync(join(folder, 'index.html')) ? folder : null;
}

function startFault(cause: unknown): CliError {
  const what = cause instanceof Error ? cause.message : String(cause);
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const mends = new Map([
    ['EADDRINUSE', 'Another program has this port: stop it, or set MUSTER_PORT.'],
    ['EACCES', 'This user may not do that: look at the rights of the folder, or take a port above 1023.'],
    ['locked', 'One data directory has one server.'],
  ]);
  const mend = mends.get(code) ?? 'Mend what it says and start again; muster doctor looks into the data.';
  return new CliError('server', { what: `Muster did not start. ${what}`, where: 'muster start', mend }, { cause });
}

/** The first lines a person sees; one line of JSON for a program. */
function announce({ stdout, ...io }: Io, asked: Format | undefined, started: Started): void {
  const { origin, link, dataDirectory, keyFrom } = started;
  if (formatFor({ stdout, ...io }, asked) === 'json') {
    stdout.write(`${JSON.stringify({ origin, link, dataDirectory, keyFrom })}\n`);
    return;
  }
  stdout.write(
    [
      `Muster runs at ${origin}`,
      `  data  ${dataDirectory}`,
      `  key   ${keyFrom} (keep it apart from the data: without it nothing can be read)`,
      ...(link === null
        ? []
        : [
            '',
            'Sign in as its first administrator. The link works once, in a browser:',
            `  ${link}`,
            `or in a terminal: muster sign-in 'LINK'`,
          ]),
      '',
      '',
    ].join('\n'),
  );
}
