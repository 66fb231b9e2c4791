// npm run e2e: the whole system against real clients and programs, one file after another.
import { runVitest } from './run-vitest.ts';

process.exitCode = await runVitest('vitest.e2e.config.ts', process.argv.slice(2));
