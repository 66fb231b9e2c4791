// npm run soak: what the project promises, at the sizes of a night, and every feature switched off once. Takes hours; each
// suite prints its budget. With arguments, those promises alone.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runVitest } from './run-vitest.ts';

const twelveHours = 43_200_000;
const args = process.argv.slice(2);
process.env['MUSTER_SOAK'] = '1';
const patience = ['--testTimeout', String(twelveHours), '--hookTimeout', String(twelveHours)];
const promises = await runVitest('vitest.promises.config.ts', [...patience, ...args]);
const missed = args.length > 0 ? 0 : switchEveryFeatureOff();
process.exitCode = promises === 0 ? missed : promises;

function switchEveryFeatureOff(): number {
  const program = join(import.meta.dirname, 'switched-off.ts');
  return spawnSync(process.execPath, [program, '--all'], { stdio: 'inherit' }).status ?? 1;
}
