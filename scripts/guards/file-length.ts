import type { Guard } from './guard.ts';

const mostLines = 400;

/** No source file, test or script is longer than what one reads in a sitting. */
export const fileLength: Guard = {
  name: 'file-length',
  rules: ['file-length/too-long'],
  inspect: ({ code }) => {
    const lengths = code.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
    const sorted = lengths.map(({ lines }) => lines).toSorted((a, b) => a - b);
    return {
      looked: { count: code.length, at: 'source files' },
      findings: lengths
        .filter(({ lines }) => lines > mostLines)
        .map(({ path, lines }) => ({
          rule: 'file-length/too-long',
          file: path,
          line: mostLines + 1,
          message: `${lines} lines; ${mostLines} are the most: split it by what it does`,
        })),
      notes: [
        `median ${sorted[Math.floor(sorted.length / 2)] ?? 0}, p90 ${sorted[Math.floor(sorted.length * 0.9)] ?? 0}`,
      ],
    };
  },
};
