import { faultsFolder, plant, readFaults } from '../switched-off/planted-fault.ts';
import type { PlantedFault } from '../switched-off/planted-fault.ts';
import type { Finding, Guard, Inspection } from './guard.ts';
import { holdsTitle } from './test-titles.ts';
import type { SourceTree } from './source-tree.ts';

/** The faults that switch features off can be planted: what they take the place of stands there, and so does their test. */
export const switchedOff: Guard = {
  name: 'switched-off',
  rules: ['switched-off/form', 'switched-off/text', 'switched-off/test', 'switched-off/twice'],
  inspect: inspectFaults,
};

function inspectFaults(tree: SourceTree): Inspection {
  const findings: Finding[] = [];
  const faults = tree.files
    .filter(({ path }) => path.startsWith(faultsFolder))
    .flatMap(({ path, text }) => {
      try {
        return readFaults(path, text);
      } catch (error) {
        findings.push({ rule: 'switched-off/form', file: path, line: 1, message: messageOf(error) });
        return [];
      }
    });
  const names = faults.map(({ name }) => name);
  for (const [at, fault] of faults.entries()) findings.push(...faultsOf(tree, fault, names.indexOf(fault.name) < at));
  return { looked: { count: faults.length, at: 'features that are switched off' }, findings };
}

function faultsOf(tree: SourceTree, fault: PlantedFault, isTwice: boolean): readonly Finding[] {
  const { name, file, test, at } = fault;
  const findings: Finding[] = [];
  const find = (rule: string, message: string) => findings.push({ rule: `switched-off/${rule}`, ...at, message });
  if (isTwice) find('twice', `another one is called "${name}"; give each a name of its own`);
  try {
    const before = tree.file(file)?.text ?? '';
    if (plant(fault, before) === before) find('text', `"${name}" changes nothing in ${file}`);
  } catch (error) {
    find('text', messageOf(error));
  }
  if (!holdsTitle(tree, test.file, test.title)) find('test', `${test.file} has no test "${test.title}"`);
  return findings;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
