// npm run bench [-- --rounds N] [--json FILE]: how fast it is, beside what the disk and the processor give in the same
// run. Rounds are interleaved, so that all figures see the same machine; each figure is the median of its rounds.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureRound } from './bench/measure-round.ts';
import { printFigures, summarise } from './bench/summarise.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, json: { type: 'string' } },
});
const rounds = [];
for (let round = 1; round <= Number(values.rounds); round++) {
  process.stderr.write(`round ${round} of ${values.rounds}\n`);
  rounds.push(await measureRound());
}
const report = summarise(rounds);
process.stdout.write(printFigures(report));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ ...report, rounds }, null, 2)}\n`);
