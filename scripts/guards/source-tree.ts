import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readModule } from './source-module.ts';
import type { SourceModule } from './source-module.ts';

/** A text file of the project. `path` is relative to the root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** The parsed module; parsed once, when first asked for. Only for TypeScript and JavaScript. */
  readonly module: () => SourceModule;
}

/** The files that guards look at: those that people write, and none of the planted faults of the canary. */
export interface SourceTree {
  readonly root: string;
  readonly files: readonly SourceFile[];
  /** TypeScript and JavaScript alone. */
  readonly code: readonly SourceFile[];
  readonly file: (path: string) => SourceFile | undefined;
}

const skippedFolders = new Set(['node_modules', '.git', 'dist', 'coverage']);
const skippedPaths = new Set(['data', 'data.key', 'scripts/canary']);
const greatestText = 4 * 1024 * 1024;

/** Reads the tree under `root`. Binary files are left out: they have no lines. */
export function readSourceTree(root: string): SourceTree {
  const files = pathsUnder(root, '').flatMap((path) => readSourceFile(root, path));
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    root,
    files,
    code: files.filter(({ path }) => /\.(ts|tsx|mts|js|mjs)$/.test(path)),
    file: (path) => byPath.get(path),
  };
}

function pathsUnder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory())
        return skippedFolders.has(entry.name) || skippedPaths.has(path) ? [] : pathsUnder(root, path);
      return entry.isFile() && !skippedPaths.has(path) ? [path] : [];
    });
}

function readSourceFile(root: string, path: string): SourceFile[] {
  if (statSync(join(root, path)).size > greatestText) return [];
  const bytes = readFileSync(join(root, path));
  if (bytes.includes(0)) return [];
  const text = bytes.toString('utf8');
  let parsed: SourceModule | undefined;
  return [{ path, text, module: () => (parsed ??= readModule(path, text)) }];
}
