// Builds the screens into packages/web/dist, when what they are made of is another than at the last build.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'packages/web/dist');
const stamp = join(dist, 'built-from');
/** What a build is made of. The lockfile stands for everything that others wrote. */
const sources = ['packages/web', 'packages/api/src', 'package-lock.json'];
const left = new Set(['node_modules', 'dist', 'testing']);

export interface WebBuild {
  /** The folder that a server gives out. */
  readonly folder: string;
  readonly built: boolean;
}

/** Fast where nothing changed: reads the sources and compares a digest. */
export async function buildWeb(): Promise<WebBuild> {
  const digest = digestOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return { folder: dist, built: false };
  await buildForUse();
  writeFileSync(stamp, digest);
  return { folder: dist, built: true };
}

/** Libraries leave out what only helps while one writes; a test runner says of itself that it is no production. */
async function buildForUse(): Promise<void> {
  const { build } = await import('vite');
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ configFile: join(root, 'packages/web/vite.config.ts'), logLevel: 'error' });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((path) => filesUnder(join(root, path)))) {
    hash
      .update(`${relative(root, file)}\n`)
      .update(readFileSync(file))
      .update('\n');
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (/\.[a-z]+$/.test(path)) return path.endsWith('.test.ts') ? [] : [path];
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !left.has(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : leaf(join(path, entry.name))));
}

function leaf(file: string): string[] {
  return file.endsWith('.test.ts') ? [] : [file];
}
