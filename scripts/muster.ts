// npm start, npm run muster: the terminal client, as a checkout runs it. Commands that serve build the screens first.
import { join } from 'node:path';
import { buildWeb } from './build-web.ts';

const serving = new Set(['start', 'demo']);
const main = join(import.meta.dirname, '../packages/cli/src/main.ts');
const [node = process.execPath, , ...words] = process.argv;

if (serving.has(words[0] ?? '')) await buildScreens();
process.argv = [node, main, ...words];
await import('../packages/cli/src/main.ts');

/** Whoever cannot build them still gets a server: the terminal client does all of it without screens. */
async function buildScreens(): Promise<void> {
  const said = setTimeout(() => process.stderr.write('Building the screens (once) …\n'), 400);
  try {
    await buildWeb();
  } catch (cause) {
    process.stderr.write(`The screens could not be built: ${cause instanceof Error ? cause.message : String(cause)}\n`);
  } finally {
    clearTimeout(said);
  }
}
