import type { Finding, Guard, Inspection } from './guard.ts';
import type { SourceTree } from './source-tree.ts';
import { exportedFile, ownSpecifier, packageOf, readManifests, relativePath } from './workspace.ts';

/** No module reaches itself through its imports: neither at run time, nor through types. */
export const importCycles: Guard = {
  name: 'import-cycles',
  rules: ['import-cycles/runtime', 'import-cycles/types'],
  inspect: inspectCycles,
};

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly line: number;
  readonly type: boolean;
}

function inspectCycles(tree: SourceTree): Inspection {
  const edges = edgesOf(tree);
  const runtime = cyclesOf(edges.filter(({ type }) => !type));
  const inRuntime = new Set(runtime.flatMap((cycle) => cycle.map(({ from }) => from)));
  const withTypes = cyclesOf(edges).filter((cycle) => !cycle.every(({ from }) => inRuntime.has(from)));
  return {
    looked: { count: edges.length, at: 'imports between files' },
    findings: [
      ...runtime.map((cycle) => findingOf('import-cycles/runtime', cycle)),
      ...withTypes.map((cycle) => findingOf('import-cycles/types', cycle)),
    ],
  };
}

function edgesOf(tree: SourceTree): Edge[] {
  const manifests = readManifests(tree);
  const target = (from: string, specifier: string): string | null => {
    if (specifier.startsWith('.')) return relativePath(from, specifier);
    const own = ownSpecifier(specifier);
    const manifest = own && manifests.find(({ path }) => packageOf(path) === own.name);
    return own && manifest ? exportedFile(manifest, own.entry) : null;
  };
  return tree.code.flatMap((file) =>
    file.module().imports.flatMap(({ specifier, kind, line }) => {
      const to = specifier === null ? null : target(file.path, specifier);
      return to === null || tree.file(to) === undefined ? [] : [{ from: file.path, to, line, type: kind === 'type' }];
    }),
  );
}

/** One cycle for each strongly connected part: the shortest through its first file. */
function cyclesOf(edges: readonly Edge[]): Edge[][] {
  const outgoing = Map.groupBy(edges, ({ from }) => from);
  const seen = new Set<string>();
  const cycles: Edge[][] = [];
  for (const start of [...outgoing.keys()].toSorted()) {
    if (seen.has(start)) continue;
    const cycle = shortestCycle(start, outgoing);
    if (cycle === null) continue;
    cycles.push(cycle);
    for (const file of connectedWith(start, outgoing)) seen.add(file);
  }
  return cycles;
}

function shortestCycle(start: string, outgoing: ReadonlyMap<string, readonly Edge[]>): Edge[] | null {
  const cameBy = new Map<string, Edge>();
  const queue = [start];
  for (const at of queue) {
    for (const edge of outgoing.get(at) ?? []) {
      if (edge.to === start) return [...pathTo(at, start, cameBy), edge];
      if (cameBy.has(edge.to)) continue;
      cameBy.set(edge.to, edge);
      queue.push(edge.to);
    }
  }
  return null;
}

function pathTo(file: string, start: string, cameBy: ReadonlyMap<string, Edge>): Edge[] {
  const edge = file === start ? undefined : cameBy.get(file);
  return edge === undefined ? [] : [...pathTo(edge.from, start, cameBy), edge];
}

/** The files that `start` reaches and that reach it. */
function connectedWith(start: string, outgoing: ReadonlyMap<string, readonly Edge[]>): Set<string> {
  const incoming = Map.groupBy([...outgoing.values()].flat(), ({ to }) => to);
  const forth = reach(start, (file) => (outgoing.get(file) ?? []).map(({ to }) => to));
  const back = reach(start, (file) => (incoming.get(file) ?? []).map(({ from }) => from));
  return forth.intersection(back);
}

function reach(start: string, next: (file: string) => readonly string[]): Set<string> {
  const reached = new Set([start]);
  for (const file of reached) for (const to of next(file)) reached.add(to);
  return reached;
}

function findingOf(rule: string, cycle: readonly Edge[]): Finding {
  const [first] = cycle;
  const path = [...cycle.map(({ from }) => from), first?.from ?? ''].join(' → ');
  return { rule, file: first?.from ?? '.', line: first?.line ?? 1, message: `import cycle: ${path}` };
}
