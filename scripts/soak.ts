// npm run soak: what the project promises, at the sizes of a night. Takes hours; each suite prints its budget.
import { runVitest } from './run-vitest.ts';

const twelveHours = 43_200_000;
process.env['MUSTER_SOAK'] = '1';
const patience = ['--testTimeout', String(twelveHours), '--hookTimeout', String(twelveHours)];
process.exitCode = await runVitest('vitest.promises.config.ts', [...patience, ...process.argv.slice(2)]);
