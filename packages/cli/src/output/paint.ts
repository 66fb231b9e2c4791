import type { Io } from '../io.ts';

/** Weight and colour for a terminal. The words alone carry the meaning; colour is only for finding them. */
export interface Paint {
  strong(text: string): string;
  quiet(text: string): string;
  alarm(text: string): string;
}

const plain: Paint = { strong: (text) => text, quiet: (text) => text, alarm: (text) => text };
const ansi: Paint = { strong: wrap('1'), quiet: wrap('2'), alarm: wrap('1;31') };

/** Nothing where the output is piped, where NO_COLOR is set (no-color.org), or on a dumb terminal. */
export function paintFor({ stdout, environment }: Io): Paint {
  const wanted = stdout.isTTY && (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb';
  return wanted ? ansi : plain;
}

function wrap(code: string): (text: string) => string {
  return (text) => `\u001B[${code}m${text}\u001B[0m`;
}
