import type { SourceTree } from './source-tree.ts';
import { relativePath } from './workspace.ts';

/** Whether a file of tests, or a module of the project that it takes them from, has a test of exactly this title. */
export function holdsTitle(tree: SourceTree, file: string, title: string): boolean {
  const found = tree.file(file);
  if (found === undefined) return false;
  const shared = [...found.text.matchAll(/from '(\.\.?\/[^']+)'/g)].map(([, path]) => relativePath(file, path ?? ''));
  return [found, ...shared.flatMap((path) => tree.file(path) ?? [])].some(({ text }) =>
    [`'`, `"`, '`'].some((quote) => text.includes(`${quote}${escaped(title, quote)}${quote}`)),
  );
}

function escaped(title: string, quote: string): string {
  return title.replaceAll(quote, `\\${quote}`);
}
