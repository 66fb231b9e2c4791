// npm run docs: writes the pages under docs/reference that are made from data and from doc-blocks. A test fails while
// one is not current.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clocksPage } from './docs/clocks-page.ts';
import { rulePages } from './docs/rule-pages.ts';

const reference = join(import.meta.dirname, '..', 'docs', 'reference');
const pages = new Map([['clocks.md', clocksPage()], ...rulePages()]);

rmSync(join(reference, 'rules'), { recursive: true, force: true });
for (const [path, text] of pages) {
  mkdirSync(dirname(join(reference, path)), { recursive: true });
  writeFileSync(join(reference, path), text);
}
process.stdout.write(`docs/reference: ${pages.size} pages\n`);
