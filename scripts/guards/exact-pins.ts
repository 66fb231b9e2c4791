import type { Finding, Guard, Inspection } from './guard.ts';
import type { SourceTree } from './source-tree.ts';
import { lineOf } from './line-of.ts';
import { readManifests } from './workspace.ts';

const exact = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/** Every dependency is pinned to one version: an install next year is the install of today. */
export const exactPins: Guard = { name: 'exact-pins', rules: ['exact-pins/range'], inspect: inspectPins };

function inspectPins(tree: SourceTree): Inspection {
  const pins = readManifests(tree).flatMap(({ path, dependencies, devDependencies }) =>
    [...dependencies, ...devDependencies].map(([name, version]) => ({ path, name, version })),
  );
  const findings = pins
    .filter(({ version }) => !exact.test(version))
    .map(({ path, name, version }): Finding => ({
      rule: 'exact-pins/range',
      file: path,
      line: lineOf(tree, path, `"${name}": "${version}"`),
      message: `${name} is "${version}": write one exact version`,
    }));
  return { looked: { count: pins.length, at: 'pins' }, findings };
}
