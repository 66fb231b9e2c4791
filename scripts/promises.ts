// npm run promises: what the project promises, at the sizes for each change. Each suite prints its budget.
import { runVitest } from './run-vitest.ts';

process.exitCode = await runVitest('vitest.promises.config.ts', process.argv.slice(2));
