import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestCase, TestModule, TestRunResult, TestSuite, VitestPluginContext } from 'vitest/node';
import { createVitest } from 'vitest/node';
import { plant } from './planted-fault.ts';
import type { PlantedFault, TestName } from './planted-fault.ts';

const root = join(import.meta.dirname, '..', '..');
const asItIs = 'as it is';

/** What became of a fault: noticed, or why it cannot be said that it was. */
export interface Verdict {
  readonly fault: PlantedFault;
  readonly noticed: boolean;
  /** What the test said, or what went wrong, in one line. */
  readonly said: string;
}

/**
 * Runs the named test of each fault twice, as the project is and with the feature switched off as the file is loaded. The
 * files stay as they are. Each fault has a project of its own, for none may see what another changed.
 */
export async function runFaults(faults: readonly PlantedFault[]): Promise<readonly Verdict[]> {
  const vitest = await createVitest(
    'test',
    { root, config: false, watch: false, reporters: [{}], maxWorkers: 2, projects: projectsOf(faults) },
    { logLevel: 'silent' },
    { stdout: process.stderr },
  );
  try {
    const project = (name: string) => vitest.projects.find((each) => each.name === name) ?? vitest.getRootProject();
    const files = Map.groupBy(faults, ({ test }) => test.file);
    const specifications = [
      ...[...files].map(([file, of]) => specify(project(asItIs), file, of)),
      ...faults.map((fault) => specify(project(fault.name), fault.test.file, [fault])),
    ];
    const run = await vitest.runTestSpecifications(specifications);
    return faults.map((fault) => judge(run, fault));
  } finally {
    await vitest.close();
  }
}

function projectsOf(faults: readonly PlantedFault[]) {
  const common = { root, environment: 'node', pool: 'threads', testTimeout: 60_000, hookTimeout: 60_000 } as const;
  return [
    {
      plugins: [switchOff(null)],
      test: { ...common, name: asItIs, include: [...new Set(faults.map(({ test }) => test.file))] },
    },
    ...faults.map((fault) => ({
      plugins: [switchOff(fault)],
      test: { ...common, name: fault.name, include: [fault.test.file] },
    })),
  ];
}

/**
 * Gives the file with the fault in it to whoever loads it; null plants nothing. The sound project has the plugin too: what
 * vitest keeps of transformed files is then the same for all, and a fault that was kept by mistake is seen there.
 */
function switchOff(fault: PlantedFault | null) {
  const path = fault === null ? null : join(root, fault.file);
  return {
    name: 'switch-off',
    enforce: 'pre' as const,
    configureVitest: ({ defineCacheKeyGenerator }: VitestPluginContext) =>
      defineCacheKeyGenerator(({ id }) => (id === path ? false : null)),
    load: (id: string) => (fault !== null && id === path ? plant(fault, readFileSync(id, 'utf8')) : null),
  };
}

type Project = Awaited<ReturnType<typeof createVitest>>['projects'][number];

function specify(project: Project, file: string, faults: readonly PlantedFault[]) {
  const titles = faults.map(({ test }) => RegExp.escape(test.title));
  return project.createSpecification(join(root, file), { testNamePattern: new RegExp(`(?:${titles.join('|')})$`) });
}

function judge(run: TestRunResult, fault: PlantedFault): Verdict {
  const path = join(root, fault.test.file);
  const moduleOf = (name: string) =>
    run.testModules.find((each) => each.project.name === name && each.moduleId === path);
  const sound = outcome(moduleOf(asItIs), fault.test);
  if (sound.kind !== 'passed')
    return { fault, noticed: false, said: `without the fault it is ${sound.kind}: ${sound.said}` };
  const { kind, said } = outcome(moduleOf(fault.name), fault.test);
  return { fault, noticed: kind === 'failed', said: kind === 'passed' ? 'it passes all the same' : said };
}

interface Outcome {
  readonly kind: 'passed' | 'failed' | 'broken';
  readonly said: string;
}

/** What tells of a program that does not run, and of nothing that a test expected. */
const programFaults = new Set(['SyntaxError', 'ReferenceError']);

/** Failed is a test that ran and was told otherwise than it expects. Broken is one that could not run. */
function outcome(module: TestModule | undefined, { title }: TestName): Outcome {
  const loading = module?.errors()[0];
  if (module === undefined || loading !== undefined)
    return { kind: 'broken', said: loading === undefined ? 'its file was not run' : firstLine(loading.message) };
  const named = [...module.children.allTests()].filter((test) => test.fullName.endsWith(title));
  const [test] = named;
  if (test === undefined || named.length !== 1)
    return { kind: 'broken', said: `${named.length} tests have that title` };
  const { state, errors } = test.result();
  if (state === 'passed') return { kind: 'passed', said: '' };
  // What a test looks at may be played before it: then its group fails, and the test is skipped.
  const [error] = errors?.length ? errors : groupsOf(test).flatMap((group) => group.errors());
  if (error === undefined) return { kind: 'broken', said: `it was ${state}` };
  const kind = programFaults.has(error.name ?? '') ? 'broken' : 'failed';
  return { kind, said: firstLine(`${error.name}: ${error.message}`) };
}

function groupsOf({ parent }: TestCase | TestSuite): readonly TestSuite[] {
  return parent.type === 'module' ? [] : [parent, ...groupsOf(parent)];
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').slice(0, 160);
}
