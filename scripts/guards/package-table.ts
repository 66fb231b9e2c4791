/** What one package may import of the others. A package without a row here may not exist. */
export interface PackageRow {
  /** Other packages, in any way. */
  readonly any: readonly string[];
  /** Other packages, types alone. */
  readonly types?: readonly string[];
  /** Other packages from these files alone, and by `import()` or as types: what most commands never load. */
  readonly lazy?: { readonly packages: readonly string[]; readonly from: RegExp };
  /** Other packages from these files alone: a part that is loaded on its own. */
  readonly part?: { readonly packages: readonly string[]; readonly from: RegExp };
  /** No Node, no clock, no chance, no network: it runs in a browser and gives the same answer twice. */
  readonly pure: boolean;
  /** Files of a pure package that may use Node: a second, declared entry. */
  readonly impure?: RegExp;
}

const everyCore = ['api', 'checker', 'clocks', 'connectors', 'detect', 'engine', 'ledger', 'plan', 'simulate'];

/** The one-way order of the packages; docs/ARCHITECTURE.md tells it in words. */
export const packageTable: Readonly<Record<string, PackageRow>> = {
  clocks: { any: [], pure: true },
  plan: { any: ['clocks'], pure: true },
  engine: { any: ['plan', 'clocks'], pure: true },
  simulate: { any: ['engine', 'plan', 'clocks'], pure: true },
  checker: { any: ['plan', 'engine', 'simulate', 'clocks'], pure: true },
  ledger: { any: [], pure: true, impure: /^packages\/ledger\/src\/node\// },
  detect: { any: [], pure: true },
  api: { any: [], types: ['engine', 'plan', 'checker'], pure: true },
  connectors: { any: [], types: ['engine'], pure: false },
  server: { any: everyCore, pure: false },
  web: {
    any: ['api', 'clocks'],
    part: { packages: ['plan', 'checker'], from: /^packages\/web\/src\/features\/plan-editor\// },
    pure: false,
  },
  cli: {
    any: ['api', 'checker', 'simulate', 'ledger', 'detect', 'clocks', 'plan'],
    lazy: {
      packages: ['server'],
      from: /^packages\/cli\/src\/commands\/(start|demo|doctor|backup|restore|exercise)\.ts$/,
    },
    pure: false,
  },
};

/** Files that may load a module whose name they are given, with the reason. */
export const computedImports: ReadonlyMap<string, string> = new Map([
  ['packages/server/src/platform/store/sqlite/writer.ts', 'tests give the writer thread a probe at its crash windows'],
]);

/** Code that checks other code: tests beside the source and their cases, contracts, kits for tests, benches. It has its own rules. */
export function isTestCode(path: string): boolean {
  return (
    /\.(test|cases|contract)\.tsx?$/.test(path) ||
    /^packages\/[^/]+\/(bench|src\/(.+\/)?(testkit|testing|contract))\//.test(path)
  );
}

/** Folders beside the packages whose code plays or measures the whole: it may import what it tests. */
export function isWholeSystemCode(path: string): boolean {
  return /^(scripts|scenarios|promises|bench|e2e)\//.test(path) || !path.includes('/');
}
