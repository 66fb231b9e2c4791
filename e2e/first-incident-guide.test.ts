import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startChild } from './support/child.ts';
import type { Child } from './support/child.ts';
import { freePort } from './support/free-port.ts';
import { guideBlocks } from './support/guide-blocks.ts';
import type { GuideBlock } from './support/guide-blocks.ts';
import { mainFile, ownEnvironment } from './support/own-environment.ts';
import { until } from './support/until.ts';

const guide = new URL('../docs/guide/first-incident.md', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'muster-guide-'));
let server: Child | null = null;

afterAll(async () => {
  server?.signal('SIGKILL');
  await server?.end;
  rmSync(folder, { recursive: true, force: true });
});

describe('the guide to the first incident', () => {
  test('is run from top to bottom, and every block does what it says', async () => {
    const blocks = guideBlocks(readFileSync(guide, 'utf8'));
    const port = await freePort();
    const environment = {
      ...ownEnvironment({ ...settings(port) }),
      HOME: folder,
      PATH: `${programs()}:${process.env['PATH']}`,
    };
    const reader = createReader(environment, port);
    for (const block of blocks) await reader.run(block);

    expect(reader.ran).toEqual({ runs: blocks.length - 4, refused: 3, server: 1 });
    expect(blocks.length).toBeGreaterThan(20);
    const switchValues = reader.said.flatMap(
      (text) => /^\{"key":"support-assistant\.enabled","value":(\w+)/.exec(text)?.[1] ?? [],
    );
    expect(switchValues).toEqual(['true', 'false', 'true']);
    const everything = reader.said.join('\n');
    expect(everything).toMatch(/severity {2}HIGH\n {10}because Confidential data was exposed/);
    expect(everything).toMatch(/approval\/needed: [\s\S]*approval\/own-request: /);
    expect(everything).toMatch(/^authentic: INC-1\.tar is whole/m);
    expect(everything).toMatch(/^consistent, not authenticated: INC-1\.tar/m);
  });

  test('fails where a block does not do what it says', async () => {
    const reader = createReader({ PATH: process.env['PATH'] ?? '' }, 1);
    await expect(reader.run({ kind: 'runs', text: 'true\nfalse\ntrue', line: 7 })).rejects.toThrow('line 7');
    await expect(reader.run({ kind: 'refused', text: 'true', line: 8 })).rejects.toThrow('line 8');
    expect(() => guideBlocks('```bash\nls\n```')).toThrow('nobody knows how to run it');
    expect(() => guideBlocks('```sh\nls\n')).toThrow('never closed');
  });
});

interface Reader {
  readonly said: readonly string[];
  readonly ran: Readonly<Record<GuideBlock['kind'], number>>;
  run(block: GuideBlock): Promise<void>;
}

/** Somebody who runs block after block in one folder, and copies each link and token they see into LINK and TOKEN. */
function createReader(environment: NodeJS.ProcessEnv, port: number): Reader {
  const said: string[] = [];
  const ran = { runs: 0, refused: 0, server: 0 };
  const copied = { LINK: '', TOKEN: '' };
  let functions = '';

  function copy(text: string): void {
    said.push(text);
    copied.LINK = text.match(/http:\/\/[^\s"]+\/sign-in#[\w-]+/g)?.at(-1) ?? copied.LINK;
    copied.TOKEN = text.match(/muster_service_[\w-]+/g)?.at(-1) ?? copied.TOKEN;
  }

  return {
    said,
    ran,
    async run({ kind, text, line }) {
      const local = text.replaceAll('127.0.0.1:7373', `127.0.0.1:${port}`);
      ran[kind] += 1;
      const script = `set -eu\n${functions}\n${local}`;
      const child = startChild('sh', ['-c', kind === 'server' ? `exec ${local}` : script], {
        environment: { ...environment, ...copied },
        folder,
      });
      if (kind === 'server') {
        server = child;
        copy(await until('the server of the guide', async () => (child.out().includes('\n') ? child.out() : null)));
        return;
      }
      const { code } = await child.end;
      copy(`${child.out()}${child.err()}`);
      const wanted = kind === 'runs' ? 0 : 1;
      if (code !== wanted)
        throw new Error(`The block in line ${line} ended with ${code}, not ${wanted}: ${child.err()}`);
      functions += `${local
        .split('\n')
        .filter((each) => /^\w+\(\) \{/.test(each))
        .join('\n')}\n`;
    },
  };
}

function settings(port: number): Record<string, string> {
  return { MUSTER_PORT: String(port), MUSTER_SERVER: `http://127.0.0.1:${port}` };
}

/** A folder with `muster` in it: the same program, without the step that installs packages. */
function programs(): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const program = join(bin, 'muster');
  writeFileSync(
    program,
    `#!/bin/sh\nexec '${process.execPath}' --disable-warning=ExperimentalWarning '${mainFile}' "$@"\n`,
  );
  chmodSync(program, 0o755);
  return bin;
}
