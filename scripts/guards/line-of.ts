import type { SourceTree } from './source-tree.ts';

/** The line, from 1, where `text` first stands in a file; 1 where it does not. */
export function lineOf(tree: SourceTree, path: string, text: string): number {
  const at = (tree.file(path)?.text ?? '').split('\n').findIndex((line) => line.includes(text));
  return at === -1 ? 1 : at + 1;
}
