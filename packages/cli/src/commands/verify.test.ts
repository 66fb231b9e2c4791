import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACK_LIMITS } from '@muster/ledger';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from '../run-command.ts';
import { smallPack } from '../testkit/small-pack.ts';
import { testIo } from '../testkit/test-io.ts';
import type { TestIoOptions } from '../testkit/test-io.ts';

const { archive, key } = smallPack();
const { folder, remove } = testIo();
afterAll(remove);

const put = (name: string, bytes: string | Uint8Array) => {
  writeFileSync(join(folder, name), bytes);
  return name;
};
put('pack.tar', archive);
put('our.key', key);

async function verify(words: readonly string[], options: TestIoOptions = { terminal: true }) {
  const world = testIo({ folder, ...options });
  const code = await runCommand(['verify', ...words], world.io);
  return { code, out: world.out(), err: world.err() };
}

describe('muster verify', () => {
  test('passes a pack that is whole and signed by the key from outside', async () => {
    const { code, out } = await verify(['pack.tar', '--key', 'our.key']);
    expect(out).toMatch(/^authentic: pack\.tar/);
    expect(out).toContain('INC-1 of acme');
    expect(out).toContain('1 entries, 1 plans, 0 contents, 1 evidence; 0 withheld');
    expect(code).toBe(0);
  });

  test('tells a program the same as JSON', async () => {
    const { code, out } = await verify(['pack.tar', '--key', 'our.key'], {});
    expect(JSON.parse(out)).toMatchObject({ result: 'authentic', faults: [], summary: { organisation: 'acme' } });
    expect(code).toBe(0);
  });

  test('calls it consistent, not authenticated, without a key', async () => {
    const { code, out } = await verify(['pack.tar']);
    expect(out).toMatch(/^consistent, not authenticated: pack\.tar/);
    expect(code).toBe(1);
  });

  test('fails a pack that another key signed, and one that is verified with another key', async () => {
    put('theirs.tar', smallPack('somebody else').archive);
    put('their.key', smallPack('somebody else').key);
    for (const words of [
      ['theirs.tar', '--key', 'our.key'],
      ['pack.tar', '--key', 'their.key'],
    ]) {
      const { code, out } = await verify(words);
      expect(out).toMatch(/^failed: .* is not what was signed/);
      expect(out).toContain('key.vkey');
      expect(out).toContain('[key-other]');
      expect(code).toBe(1);
    }
  });

  test('fails a truncated pack, cut at each block', async () => {
    for (let size = 0; size < archive.length; size += 512) {
      const { code, out } = await verify([put('cut.tar', archive.subarray(0, size)), '--key', 'our.key']);
      expect(out, `${size} bytes`).toMatch(/^failed: /);
      expect(code).toBe(1);
    }
  });

  test('fails a pack with one flipped byte, and names the part', async () => {
    const at = Buffer.from(archive).indexOf('the log of the assistant');
    const flipped = archive.slice();
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    const { code, out } = await verify([put('flipped.tar', flipped), '--key', 'our.key']);
    expect(out).toMatch(/ {2}evidence\/01890000-0000-7000-8000-000000000001.*\[content-changed\]/);
    expect(code).toBe(1);
  });

  test('names the entry whose event was changed', async () => {
    const at = Buffer.from(archive).indexOf('incident-declared');
    const flipped = archive.slice();
    flipped[at] = 'x'.charCodeAt(0);
    const { out } = await verify([put('flipped.tar', flipped), '--key', 'our.key']);
    expect(out).toMatch(/ {2}entries\.jsonl, entry 0, .*\[entry-not-included\]/);
  });

  test('refuses a file larger than a pack may be before it reads any of it', async () => {
    put('huge.tar', '');
    truncateSync(join(folder, 'huge.tar'), PACK_LIMITS.archiveBytes + 1);
    const started = performance.now();
    const { code, err } = await verify(['huge.tar', '--key', 'our.key']);
    expect(err).toContain(`The file has ${PACK_LIMITS.archiveBytes + 1} bytes`);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(code).toBe(1);
  });

  test('says which file is missing, or is none', async () => {
    const missing = await verify(['nowhere.tar', '--key', 'our.key']);
    expect(missing.err).toBe(
      'error: There is no such file.\n  where: nowhere.tar\n  mend:  Look at its name, its folder and its rights.\n',
    );
    expect(missing.code).toBe(1);
    const keyless = await verify(['pack.tar', '--key', 'nowhere.key']);
    expect(keyless.err).toContain('where: nowhere.key');
    expect(keyless.code).toBe(1);
    const none = await verify(['.', '--key', 'our.key']);
    expect(none.err).toContain('That is no file.');
    expect(none.code).toBe(1);
  });

  test('says what is wrong with a key, and never goes on without it', async () => {
    for (const text of ['', 'hello', key.replace('+', '-'), `${key}${key}`]) {
      const { code, out, err } = await verify(['pack.tar', '--key', put('bad.key', text)]);
      expect(err).toContain('where: bad.key');
      expect(err).toContain('mend:');
      expect(out).toBe('');
      expect(code).toBe(1);
    }
  });

  test('lets no pack steer the terminal', async () => {
    const hostile = smallPack('the organisation', 'INC-1\u001B]0;owned\u0007\u202E').archive;
    const { out, code } = await verify([put('hostile.tar', hostile), '--key', 'our.key']);
    expect(out).toContain('INC-1�]0;owned��');
    for (const steering of ['\u001B', '\u0007', '\u202E']) expect(out).not.toContain(steering);
    expect(code).toBe(0);
  });

  test('needs a pack, and takes one alone', async () => {
    expect(await verify([])).toMatchObject({ code: 2, out: '' });
    expect(await verify(['pack.tar', 'other.tar'])).toMatchObject({ code: 2, out: '' });
  });
});
