import { gzipSync } from 'node:zlib';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { z } from 'zod';
import type { Finding, Guard, Inspection } from './guard.ts';
import { packageTable } from './package-table.ts';
import type { SourceTree } from './source-tree.ts';
import { exportedFile, packageOf, readManifests } from './workspace.ts';

/** Each pure package bundles for a browser, and loads where nothing but the language and the browser's own is. */
export const browserBundle: Guard = {
  name: 'browser-bundle',
  rules: ['browser-bundle/bundles', 'browser-bundle/loads'],
  inspect: inspectBundles,
};

const failureShape = z.object({
  errors: z.array(z.object({ text: z.string(), location: z.object({ file: z.string(), line: z.int() }).nullable() })),
});

type Message = z.infer<typeof failureShape>['errors'][number];

interface Built {
  readonly errors: readonly Message[];
  readonly outputFiles: readonly { readonly text: string }[] | undefined;
}

interface Bundle {
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly note: string | null;
}

async function inspectBundles(tree: SourceTree): Promise<Inspection> {
  const entries = readManifests(tree).flatMap((manifest) => {
    const name = packageOf(manifest.path);
    const entry = exportedFile(manifest, '.');
    return name !== null && entry !== null && packageTable[name]?.pure === true ? [{ name, entry }] : [];
  });
  const bundles = await Promise.all(entries.map(({ name, entry }) => bundle(tree.root, name, entry)));
  return {
    looked: { count: bundles.length, at: 'bundles' },
    findings: bundles.flatMap(({ findings }) => findings),
    notes: bundles.flatMap(({ note }) => note ?? []),
  };
}

async function bundle(root: string, name: string, entry: string): Promise<Bundle> {
  const built = await tryBuild(root, entry);
  if (built.errors.length > 0)
    return { name, findings: built.errors.map((error) => findingOf(error, entry)), note: null };
  const code = built.outputFiles?.[0]?.text ?? '';
  const fault = faultOfLoading(code);
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KiB`;
  return {
    name,
    findings: fault === null ? [] : [{ rule: 'browser-bundle/loads', file: entry, line: 1, message: fault }],
    note: `${name} ${kilobytes(code.length)} (${kilobytes(gzipSync(code).length)} gzip)`,
  };
}

async function tryBuild(root: string, entry: string): Promise<Built> {
  try {
    return await build({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      minify: true,
      platform: 'browser',
      format: 'iife',
      target: 'esnext',
      write: false,
      logLevel: 'silent',
    });
  } catch (error) {
    const errors = messagesOf(error);
    if (errors === null) throw error;
    return { errors, outputFiles: undefined };
  }
}

/** What the bundler throws carries its messages; anything else is thrown on. */
function messagesOf(error: unknown): Message[] | null {
  const read = failureShape.safeParse(error);
  return read.success ? read.data.errors : null;
}

function findingOf({ location, text }: Message, entry: string): Finding {
  const place = { file: location?.file ?? entry, line: location?.line ?? 1 };
  return { rule: 'browser-bundle/bundles', ...place, message: `does not bundle for a browser: ${text}` };
}

/** Runs the bundle in a world without Node's globals. */
function faultOfLoading(code: string): string | null {
  const world = createContext({ TextEncoder, TextDecoder, URL, crypto });
  try {
    runInContext(code, world, { timeout: 10_000 });
    return null;
  } catch (error) {
    return `does not load outside Node: ${String(error)}`;
  }
}
