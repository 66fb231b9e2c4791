import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testIo } from '../testkit/test-io.ts';
import type { TestIo } from '../testkit/test-io.ts';
import { tokenFor } from './connect.ts';
import { readCredential, writeCredential } from './credentials.ts';

const here = 'http://127.0.0.1:7373';
const there = 'https://muster.example.com';
const mine = { token: 'muster_token_mine', person: 'me', expiresAt: '2026-12-01T00:00:00.000Z' };
const theirs = { ...mine, token: 'muster_token_theirs' };

let world: TestIo;
let file: string;
beforeEach(() => {
  world = testIo({ environment: { MUSTER_CREDENTIALS: 'deep/er/tokens.json' }, now: '2026-11-23T09:00:00Z' });
  file = join(world.folder, 'deep/er/tokens.json');
});
afterEach(() => world.remove());

describe('the file of tokens', () => {
  test('keeps a token for each server, for its owner alone', async () => {
    await writeCredential(world.io, here, mine);
    await writeCredential(world.io, there, theirs);
    expect(await readCredential(world.io, here)).toEqual(mine);
    expect(await readCredential(world.io, there)).toEqual(theirs);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(world.folder, 'deep/er')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(world.folder, 'deep/er'))).toEqual(['tokens.json']);
  });

  test('forgets one token and keeps the others', async () => {
    await writeCredential(world.io, here, mine);
    await writeCredential(world.io, there, theirs);
    await writeCredential(world.io, here, null);
    expect(await readCredential(world.io, here)).toBeNull();
    expect(await readCredential(world.io, there)).toEqual(theirs);
    expect(readFileSync(file, 'utf8')).not.toContain(mine.token);
  });

  test('is refused while others may read it', async () => {
    await writeCredential(world.io, here, mine);
    chmodSync(file, 0o640);
    await expect(readCredential(world.io, here)).rejects.toMatchObject({
      code: 'credentials',
      mend: `Close it: chmod 600 ${file}`,
    });
  });

  test('is never overwritten when it is none', async () => {
    await writeCredential(world.io, here, mine);
    for (const text of ['', 'hello', '[]', '{"servers":[]}']) {
      writeFileSync(file, text, { mode: 0o600 });
      await expect(writeCredential(world.io, there, theirs), text).rejects.toMatchObject({ code: 'credentials' });
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
  });
});

describe('the token of a call', () => {
  test('is the one of the environment, else the one that was kept for this very server', async () => {
    await writeCredential(world.io, here, mine);
    expect(await tokenFor(world.io, here)).toBe(mine.token);
    await expect(tokenFor(world.io, there)).rejects.toMatchObject({ code: 'not-signed-in', where: there });
    const { io, remove } = testIo({ environment: { MUSTER_TOKEN: 'from the environment' } });
    expect(await tokenFor(io, there)).toBe('from the environment');
    remove();
  });

  test('is not sent any more once it has expired', async () => {
    await writeCredential(world.io, here, { ...mine, expiresAt: '2026-11-23T09:00:00.000Z' });
    await expect(tokenFor(world.io, here)).rejects.toThrow('Your token expired at 2026-11-23T09:00:00.000Z.');
  });
});
