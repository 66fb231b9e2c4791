import { isBuiltin } from 'node:module';
import type { Finding, Guard, Inspection } from './guard.ts';
import { computedImports, isTestCode, isWholeSystemCode, packageTable } from './package-table.ts';
import type { PackageRow } from './package-table.ts';
import type { ImportUse } from './source-module.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { exportedFile, ownSpecifier, packageOf, readManifests, relativePath } from './workspace.ts';
import type { Manifest } from './workspace.ts';

/** Holds every import against the table of packages. */
export const packageImports: Guard = {
  name: 'package-imports',
  rules: [
    'package-imports/row',
    'package-imports/table',
    'package-imports/lazy',
    'package-imports/deep',
    'package-imports/leaves',
    'package-imports/undeclared',
    'package-imports/test-code',
    'package-imports/vendor',
    'package-imports/computed',
    'package-imports/unreadable',
  ],
  inspect: inspectImports,
};

/** One import in its surroundings, for the rules below. Each gives a message, or null when the rule is kept. */
interface Place {
  readonly file: SourceFile;
  readonly use: ImportUse;
  readonly specifier: string;
  readonly manifests: readonly Manifest[];
}

type Rule = (place: Place) => string | null;

const placed: Readonly<Record<string, Rule>> = {
  'package-imports/table': outsideTheTable,
  'package-imports/lazy': loadedAtOnce,
  'package-imports/deep': pastTheExports,
  'package-imports/leaves': leavesThePackage,
  'package-imports/undeclared': undeclared,
  'package-imports/test-code': ofTestCode,
  'package-imports/vendor': ofAnotherVendor,
};

function inspectImports(tree: SourceTree): Inspection {
  const manifests = readManifests(tree);
  const places = tree.code.flatMap((file) => file.module().imports.map((use) => ({ file, use })));
  return {
    looked: { count: places.length, at: 'imports' },
    findings: [
      ...packagesWithoutRow(manifests),
      ...tree.code.flatMap(unreadable),
      ...places.flatMap(({ file, use }) => findingsOf(file, use, manifests)),
    ],
  };
}

function findingsOf(file: SourceFile, use: ImportUse, manifests: readonly Manifest[]): Finding[] {
  const at = { file: file.path, line: use.line };
  if (use.specifier === null) {
    const message = 'computed import: write the module as a literal, so that the table can be held against it';
    return isTestCode(file.path) || isWholeSystemCode(file.path) || computedImports.has(file.path)
      ? []
      : [{ rule: 'package-imports/computed', ...at, message }];
  }
  const place: Place = { file, use, specifier: use.specifier, manifests };
  return Object.entries(placed).flatMap(([rule, check]) => {
    const message = check(place);
    return message === null ? [] : [{ rule, ...at, message }];
  });
}

function packagesWithoutRow(manifests: readonly Manifest[]): Finding[] {
  return manifests.flatMap(({ path }) => {
    const name = packageOf(path);
    if (name === null || packageTable[name] !== undefined) return [];
    const message = `package ${name} has no row in the package table: say what it may import`;
    return [{ rule: 'package-imports/row', file: path, line: 1, message }];
  });
}

function unreadable(file: SourceFile): Finding[] {
  return file.module().faults.map(({ line, message }) => ({
    rule: 'package-imports/unreadable',
    file: file.path,
    line,
    message: `cannot be parsed, so no guard sees it: ${message}`,
  }));
}

function outsideTheTable({ file, use, specifier }: Place): string | null {
  const row = rowOf(file);
  const target = ownSpecifier(specifier);
  if (row === null || target === null) return null;
  const { name } = target;
  if (name === packageOf(file.path)) return `imports its own package by name: use a relative path`;
  if (row.any.includes(name)) return null;
  if (row.types?.includes(name) === true)
    return use.kind === 'type' ? null : `may take only types of @muster/${name}: write import type`;
  const narrow = [row.lazy, row.part].find((only) => only?.packages.includes(name));
  if (narrow === undefined) return `may not import @muster/${name}`;
  return narrow.from.test(file.path) ? null : `may not import @muster/${name} here, only from ${narrow.from.source}`;
}

function loadedAtOnce({ file, use, specifier }: Place): string | null {
  const lazy = rowOf(file)?.lazy;
  const name = ownSpecifier(specifier)?.name;
  if (lazy === undefined || name === undefined || !lazy.packages.includes(name) || use.kind !== 'runtime') return null;
  return `@muster/${name} must load only when the command runs: write await import(), or import type`;
}

function pastTheExports({ specifier, manifests }: Place): string | null {
  const target = ownSpecifier(specifier);
  if (target === null) return null;
  const manifest = manifests.find(({ path }) => packageOf(path) === target.name);
  if (manifest === undefined) return `there is no package @muster/${target.name}`;
  return exportedFile(manifest, target.entry) === null
    ? `@muster/${target.name} does not export ${target.entry}: import what its package.json exports`
    : null;
}

function leavesThePackage({ file, specifier }: Place): string | null {
  if (!specifier.startsWith('.')) return null;
  const target = relativePath(file.path, specifier);
  if (target.startsWith('..')) return 'leaves the project';
  const name = packageOf(file.path);
  if (name === null || packageOf(target) === name) return null;
  return `leaves packages/${name}: import the other package by its name`;
}

function undeclared({ file, use, specifier, manifests }: Place): string | null {
  if (specifier.startsWith('.') || (specifier.startsWith('node:') && isBuiltin(specifier))) return null;
  if (isBuiltin(specifier)) return `write node:${specifier}`;
  const dependency = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const name = packageOf(file.path);
  const own = manifests.find(({ path }) => packageOf(path) === name);
  const root = manifests.find(({ path }) => packageOf(path) === null);
  if (name === null && ownSpecifier(specifier) !== null) return null;
  if (own?.dependencies.has(dependency) === true) return null;
  const forTests = isTestCode(file.path) || isWholeSystemCode(file.path) || use.kind === 'type';
  if (forTests && (own?.devDependencies.has(dependency) === true || root?.devDependencies.has(dependency) === true))
    return null;
  return `${dependency} is not among the dependencies of ${own?.path ?? 'package.json'}`;
}

function ofTestCode({ file, specifier }: Place): string | null {
  if (!specifier.startsWith('.') || isTestCode(file.path) || isWholeSystemCode(file.path)) return null;
  return isTestCode(relativePath(file.path, specifier)) ? 'imports code that exists for tests alone' : null;
}

function ofAnotherVendor({ file, specifier }: Place): string | null {
  const vendor = vendorOf(file.path);
  if (vendor === null || vendor === 'kit' || !specifier.startsWith('.')) return null;
  const other = vendorOf(relativePath(file.path, specifier));
  return other === null || other === vendor || other === 'kit'
    ? null
    : `imports the connector of ${other}: share by kit/`;
}

function vendorOf(path: string): string | null {
  return /^packages\/connectors\/src\/([^/]+)\//.exec(path)?.[1] ?? null;
}

/** The row that holds for a file; none for tests and for code beside the packages. */
function rowOf(file: SourceFile): PackageRow | null {
  const name = packageOf(file.path);
  return name === null || isTestCode(file.path) ? null : (packageTable[name] ?? null);
}
