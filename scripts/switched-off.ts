// npm run switched-off: are features missed by the tests that hold them? Ten are switched off, drawn by the commit; the
// same again with --seed TEXT, every one with --all, those whose name has a word in it with --only TEXT.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faultsFolder, readFaults } from './switched-off/planted-fault.ts';
import type { PlantedFault } from './switched-off/planted-fault.ts';
import { runFaults } from './switched-off/run-faults.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: { seed: { type: 'string' }, all: { type: 'boolean' }, only: { type: 'string' } },
});
const atOnce = 10;
const seed = values.seed ?? commit();
const every = readdirSync(join(root, faultsFolder))
  .toSorted()
  .flatMap((name) => readFaults(faultsFolder + name, readFileSync(join(root, faultsFolder, name), 'utf8')));
const chosen = choose();
const began = performance.now();
let unnoticed = 0;
for (let at = 0; at < chosen.length; at += atOnce) {
  for (const { fault, noticed, said } of await runFaults(chosen.slice(at, at + atOnce))) {
    if (!noticed) unnoticed += 1;
    const { file, title } = fault.test;
    process.stdout.write(`${noticed ? 'ok  ' : 'FAIL'} ${fault.name}\n     ${file} › ${title}\n     ${said}\n`);
  }
}
const seconds = ((performance.now() - began) / 1000).toFixed(0);
process.stdout.write(
  `${chosen.length} of ${every.length} features switched off, ${unnoticed} unnoticed, ${seconds} s; --seed ${seed}\n`,
);
process.exitCode = chosen.length > 0 && unnoticed === 0 ? 0 : 1;

function choose(): readonly PlantedFault[] {
  const { only } = values;
  if (only !== undefined) return every.filter(({ name, test }) => `${name} ${test.file}`.includes(only));
  if (values.all === true) return every;
  const drawn = (name: string) => createHash('sha256').update(`${seed} ${name}`).digest('hex');
  return every.toSorted((one, other) => (drawn(one.name) < drawn(other.name) ? -1 : 1)).slice(0, atOnce);
}

/** Where there is no history, the same ten each time. */
function commit(): string {
  const found = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : 'no-commit';
}
