import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { formatOption } from '../common-options.ts';
import { paintFor } from '../output/paint.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** Looks whether the data is whole. */
export const command = defineCommand({
  name: 'doctor',
  summary: 'Look whether the data of a stopped server is whole.',
  details: 'It reads the same MUSTER_… variables and muster.yaml as start.',
  operands: [],
  options: {
    ...formatOption,
    rebuild: { type: 'boolean', help: 'Make the rows of every list anew from the events.' },
  },
  async run(io, { format, rebuild }) {
    const { runDoctor } = await import('@muster/server');
    const { findings } = await runDoctor(io.environment, io.folder, { rebuild }).catch((cause: unknown) =>
      Promise.reject(cannotLook(cause)),
    );
    const { alarm } = paintFor(io);
    print(io, format, { findings }, () =>
      findings.flatMap(({ level, what, where, mend }) => [
        `${level === 'ok' ? 'ok   ' : alarm('fault')}  ${printable(`${where}: ${what}`)}`,
        ...(mend === null ? [] : [`       mend: ${printable(mend)}`]),
      ]),
    );
    return findings.some(({ level }) => level === 'fault') ? 'findings' : 'ok';
  },
});

function cannotLook(cause: unknown): CliError {
  const what = `The data cannot be looked at. ${cause instanceof Error ? cause.message : String(cause)}`;
  return new CliError(
    'server',
    { what, where: 'muster doctor', mend: 'Stop the server first; name its data and key.' },
    { cause },
  );
}
