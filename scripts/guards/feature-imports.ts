import type { Finding, Guard, Inspection } from './guard.ts';
import { isTestCode } from './package-table.ts';
import type { SourceTree } from './source-tree.ts';
import { relativePath } from './workspace.ts';

const server = 'packages/server/src/';

/** Inside the server: features know the platform and nobody else, the platform knows no feature, adapters are wired. */
export const featureImports: Guard = {
  name: 'feature-imports',
  rules: ['feature-imports/across', 'feature-imports/platform', 'feature-imports/adapter', 'feature-imports/layer'],
  inspect: inspectFeatures,
};

interface Edge {
  readonly file: string;
  readonly line: number;
  readonly target: string;
}

function inspectFeatures(tree: SourceTree): Inspection {
  const edges = tree.code
    .filter(({ path }) => path.startsWith(server) && !isTestCode(path))
    .flatMap(({ path, module }) =>
      module().imports.flatMap(({ specifier, line }): Edge[] =>
        specifier?.startsWith('.') === true ? [{ file: path, line, target: relativePath(path, specifier) }] : [],
      ),
    );
  return { looked: { count: edges.length, at: 'imports inside the server' }, findings: edges.flatMap(findingsOf) };
}

function findingsOf(edge: Edge): Finding[] {
  const found = (rule: string, message: string): Finding => ({ rule, file: edge.file, line: edge.line, message });
  const feature = featureOf(edge.file);
  const other = featureOf(edge.target);
  const findings: Finding[] = [];
  if (feature !== null && other !== null && feature !== other)
    findings.push(
      found('feature-imports/across', `feature ${feature} imports feature ${other}: take a port, wired outside`),
    );
  if (edge.file.startsWith(`${server}platform/`) && other !== null)
    findings.push(found('feature-imports/platform', `the platform imports feature ${other}: it must know none`));
  if (isAdapter(edge.target) && !mayImportAdapter(edge.file, edge.target))
    findings.push(
      found(
        'feature-imports/adapter',
        `imports an adapter, ${edge.target}: take its port, and wire it in compose.ts or create-*.ts`,
      ),
    );
  const layer = layerFault(edge);
  if (layer !== null) findings.push(found('feature-imports/layer', layer));
  return findings;
}

function featureOf(path: string): string | null {
  return /^packages\/server\/src\/features\/([^/]+)\//.exec(path)?.[1] ?? null;
}

const adapterFolder = /^(packages\/server\/src\/.*\/(?:sqlite|postgres))\//;
const adapterFile = /\/(file-[^/]+|[^/]+-sql|segment-log|open-store)\.ts$/;

function isAdapter(path: string): boolean {
  return adapterFolder.test(path) || adapterFile.test(path);
}

/** Wiring, code of the same adapter folder, and the neighbours of an adapter that is one file. */
function mayImportAdapter(file: string, target: string): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (name === 'compose.ts' || name.startsWith('create-') || name === 'open-store.ts') return true;
  const folder = adapterFolder.exec(target)?.[1] ?? target.slice(0, target.lastIndexOf('/'));
  return file.startsWith(`${folder}/`);
}

/** Routes know services; services and streams know neither routes nor HTTP. */
function layerFault({ file, target }: Edge): string | null {
  if (featureOf(file) === null || /-(routes|route-ports)\.ts$|\/present-[^/]+\.ts$/.test(file)) return null;
  if (target.endsWith('-routes.ts')) return 'only wiring imports routes';
  return target.startsWith(`${server}platform/http/`) ? 'HTTP stops at the routes: move this to *-routes.ts' : null;
}
