// npm test: unit, contract and scenario tests. Arguments go to vitest: npm test -- packages/plan
import { runVitest } from './run-vitest.ts';

process.exitCode = await runVitest('vitest.config.ts', process.argv.slice(2));
