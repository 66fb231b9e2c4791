// npm run docs: writes the pages under docs/reference that are made from data. A test fails while one is not current.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clocksPage } from './docs/clocks-page.ts';

const pages = { 'clocks.md': clocksPage() };

for (const [name, text] of Object.entries(pages)) {
  writeFileSync(join(import.meta.dirname, '..', 'docs', 'reference', name), text);
  process.stdout.write(`docs/reference/${name}: ${text.split('\n').length - 1} lines\n`);
}
