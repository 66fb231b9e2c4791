import { z } from 'zod';
import type { Finding, Guard, Inspection } from './guard.ts';
import { lineOf } from './line-of.ts';
import type { SourceTree } from './source-tree.ts';
import { readManifests } from './workspace.ts';

const path = 'package-lock.json';

const entryShape = z.looseObject({
  link: z.boolean().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const lockShape = z.object({ packages: z.record(z.string(), entryShape) });

type Entry = z.infer<typeof entryShape>;
type Packages = Readonly<Record<string, Entry>>;

/**
 * The lockfile is whole: it holds every package that another asks for, those of other machines too, and says of each
 * package.json what that says. Otherwise a fresh clone cannot install, and nobody who has installed before notices.
 */
export const lockfile: Guard = {
  name: 'lockfile',
  rules: ['lockfile/missing', 'lockfile/stale'],
  inspect: inspectLock,
};

function inspectLock(tree: SourceTree): Inspection {
  const text = tree.file(path)?.text;
  const packages = text === undefined ? {} : lockShape.parse(JSON.parse(text)).packages;
  return {
    looked: { count: Object.keys(packages).length, at: 'locked packages' },
    findings: [...missing(tree, packages), ...stale(tree, packages)],
  };
}

function missing(tree: SourceTree, packages: Packages): Finding[] {
  return Object.entries(packages).flatMap(([from, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies })
      .filter((name) => !isThere(packages, from, name))
      .map((name) => ({
        rule: 'lockfile/missing',
        file: path,
        line: lineOf(tree, path, `    "${from}": {`),
        message: `${from === '' ? 'the project' : from} needs ${name}, which is not locked: npm ci fails in a fresh clone`,
      })),
  );
}

/** As Node looks for a package: beside the one that asks, then further up. */
function isThere(packages: Packages, from: string, name: string): boolean {
  const own = from === '' ? '' : `${from}/`;
  if (packages[`${own}node_modules/${name}`] !== undefined) return true;
  const up = from.lastIndexOf('/node_modules/');
  return from !== '' && isThere(packages, up === -1 ? '' : from.slice(0, up), name);
}

function stale(tree: SourceTree, packages: Packages): Finding[] {
  return readManifests(tree).flatMap((manifest) => {
    const entry = packages[manifest.path.replace(/\/?package\.json$/, '')];
    const locked = { ...entry?.dependencies, ...entry?.devDependencies, ...entry?.optionalDependencies };
    const declared = Object.fromEntries([...manifest.dependencies, ...manifest.devDependencies]);
    const differs = [...new Set([...Object.keys(locked), ...Object.keys(declared)])].filter(
      (name) => locked[name] !== declared[name],
    );
    return differs.map((name) => ({
      rule: 'lockfile/stale',
      file: manifest.path,
      line: lineOf(tree, manifest.path, `"${name}":`),
      message: `${name} is ${declared[name] ?? 'not there'} here and ${locked[name] ?? 'not there'} in ${path}: run npm install`,
    }));
  });
}
