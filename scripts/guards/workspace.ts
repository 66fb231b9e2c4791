import { z } from 'zod';
import type { SourceTree } from './source-tree.ts';

const manifestShape = z.looseObject({
  name: z.string(),
  exports: z.record(z.string(), z.string()).optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  scripts: z.record(z.string(), z.string()).optional(),
  allowScripts: z.record(z.string(), z.boolean()).optional(),
});

/** A package.json, as far as guards read it. */
export interface Manifest {
  readonly path: string;
  readonly name: string;
  readonly exports: ReadonlyMap<string, string>;
  readonly dependencies: ReadonlyMap<string, string>;
  readonly devDependencies: ReadonlyMap<string, string>;
  readonly scripts: ReadonlyMap<string, string>;
  readonly allowScripts: ReadonlyMap<string, boolean>;
}

/** The manifest at `path`, or undefined where there is none. */
function readManifest(tree: SourceTree, path: string): Manifest | undefined {
  const file = tree.file(path);
  if (file === undefined) return undefined;
  const read = manifestShape.parse(JSON.parse(file.text));
  return {
    path,
    name: read.name,
    exports: mapOf(read.exports),
    dependencies: mapOf({ ...read.dependencies, ...read.optionalDependencies }),
    devDependencies: mapOf(read.devDependencies),
    scripts: mapOf(read.scripts),
    allowScripts: mapOf(read.allowScripts),
  };
}

/** The manifests of the root and of every package, in the order of the tree. */
export function readManifests(tree: SourceTree): Manifest[] {
  return tree.files
    .filter(({ path }) => /^(packages\/[^/]+\/)?package\.json$/.test(path))
    .flatMap(({ path }) => readManifest(tree, path) ?? []);
}

/** `packages/engine/src/x.ts` → `engine`; null outside packages. */
export function packageOf(path: string): string | null {
  return /^packages\/([^/]+)\//.exec(path)?.[1] ?? null;
}

/** The path that a relative specifier names, from the root of the tree; it may lie outside. */
export function relativePath(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') {
      if (parts.length === 0 || parts.at(-1) === '..') parts.push('..');
      else parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** `@muster/plan/starters/a.yaml` → package `plan`, entry `./starters/a.yaml`; null for other specifiers. */
export function ownSpecifier(specifier: string): { readonly name: string; readonly entry: string } | null {
  const found = /^@muster\/([^/]+)(\/.*)?$/.exec(specifier);
  return found?.[1] === undefined ? null : { name: found[1], entry: found[2] === undefined ? '.' : `.${found[2]}` };
}

/** The file that an export names, or null where the package declares none; `*` stands for one or more segments. */
export function exportedFile(manifest: Manifest, entry: string): string | null {
  const folder = manifest.path.replace(/package\.json$/, '');
  for (const [key, target] of manifest.exports) {
    const [before, after] = key.split('*');
    if (key === entry) return folder + target.replace(/^\.\//, '');
    if (before === undefined || after === undefined) continue;
    if (entry.length <= before.length + after.length || !entry.startsWith(before) || !entry.endsWith(after)) continue;
    return folder + target.replace(/^\.\//, '').replace('*', entry.slice(before.length, entry.length - after.length));
  }
  return null;
}

function mapOf<V>(record: Readonly<Record<string, V>> | undefined): ReadonlyMap<string, V> {
  return new Map(Object.entries(record ?? {}));
}
