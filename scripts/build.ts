// npm run build: the program as a few files of JavaScript in dist/, with everything that it reads beside it. A server
// started from there begins in a fraction of the time and holds half the memory of one that reads its sources. `npm start`
// builds by itself whenever a source is newer.
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import { buildWeb } from './build-web.ts';

const root = join(import.meta.dirname, '..');
const into = join(root, 'dist');

/** zod brings its messages in fifty languages; ours are said in one. */
const oneLanguage: Plugin = {
  name: 'one-language',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: `export { default as en } from './en.js';`,
    }));
  },
};

const screens = await buildWeb();
await rm(into, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: {
    main: 'packages/cli/src/main.ts',
    writer: 'packages/server/src/platform/store/sqlite/writer.ts',
    checkpointer: 'packages/server/src/platform/store/sqlite/checkpointer.ts',
    'check-process': 'packages/server/src/features/plans/check-process.ts',
    'review-process': 'packages/server/src/features/review/review-process.ts',
  },
  outdir: into,
  bundle: true,
  // Commands are loaded when they are asked for, as in a checkout.
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node26',
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 160,
  legalComments: 'linked',
  define: { musterIsBuilt: 'true' },
  // pg asks for its native twin and goes on without it.
  external: ['pg-native'],
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
  logLevel: 'warning',
  plugins: [oneLanguage],
  metafile: true,
});
await Promise.all(Object.keys(metafile.outputs).map((file) => writeInAscii(join(root, file))));
await cp(join(root, 'packages/server/src/features/signals/report/page.css'), join(into, 'report.css'));
await cp(join(root, 'packages/server/migrations'), join(into, 'migrations'), { recursive: true });
await cp(join(root, 'packages/plan/starters'), join(into, 'starters'), { recursive: true });
await cp(screens.folder, join(into, 'web'), { recursive: true });
// Last of all: a build that was cut short is no build.
await writeFile(join(into, 'complete'), '');

/**
 * Node keeps the text of a module in memory, and at twice the size once it holds one letter beyond ASCII. The bundler
 * escapes those in strings and leaves them in patterns, where the same escape says the same.
 */
async function writeInAscii(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const escaped = text.replaceAll(/\P{ASCII}/gu, (letter) => letter.split('').map(escapeOf).join(''));
  if (escaped !== text) await writeFile(file, escaped);
}

function escapeOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
