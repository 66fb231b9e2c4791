import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const project = join(import.meta.dirname, '..');
const configuration = ['tsconfig.json', '.oxlintrc.json', '.oxfmtrc.json', 'knip.json'];

/**
 * A small project in a temporary folder, made from one text: `-- path --` starts a file, and what stands under
 * `-- expected --` is one finding a line. It has the configuration and the installed packages of the real project, so
 * that what is tried is what guards. An empty text makes an empty folder.
 */
export class PlantedTree {
  readonly root: string;
  readonly expected: readonly string[];

  constructor(text: string) {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'muster-planted-')));
    const files = filesOf(text);
    this.expected = (files.get('expected') ?? '').split('\n').filter((line) => line !== '');
    files.delete('expected');
    if (files.size === 0) return;
    symlinkSync(join(project, 'node_modules'), join(this.root, 'node_modules'));
    for (const name of configuration) copyFileSync(join(project, name), join(this.root, name));
    for (const [path, content] of files) {
      mkdirSync(join(this.root, dirname(path)), { recursive: true });
      writeFileSync(join(this.root, path), content);
    }
  }

  /** Takes the folder away; the packages it points to stay. */
  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

function filesOf(text: string): Map<string, string> {
  const [, ...parts] = text.split(/^-- (.+) --\n/m);
  return new Map(parts.flatMap((path, at) => (at % 2 === 0 ? [[path, parts[at + 1] ?? '']] : [])));
}
