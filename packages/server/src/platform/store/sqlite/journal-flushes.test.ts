import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JournalFlushes } from './journal-flushes.ts';
import { scratchDirectory } from './testing/scratch-directory.ts';
import type { ScratchDirectory } from './testing/scratch-directory.ts';

let directory: ScratchDirectory;
let flushes: JournalFlushes;
beforeEach(() => {
  directory = scratchDirectory();
  const path = join(directory.path, 'journal');
  writeFileSync(path, 'frames');
  flushes = new JournalFlushes(path);
});
afterEach(() => directory.remove());

const flushed = () => new Promise<Error | null>((resolve) => flushes.begin(resolve));
const closed = () => new Promise<void>((resolve) => flushes.close(resolve));

describe('flushes of the journal', () => {
  it('overlap, up to three', async () => {
    const three = [flushed(), flushed(), flushed()];
    expect(flushes.hasRoom).toBe(false);
    expect(await Promise.all(three)).toEqual([null, null, null]);
    expect(flushes.hasRoom).toBe(true);
    await closed();
  });

  it('all end before the file is closed', async () => {
    const ends: string[] = [];
    const one = flushed().then(() => ends.push('flushed'));
    const other = flushed().then(() => ends.push('flushed'));
    await closed();
    ends.push('closed');
    await Promise.all([one, other]);
    expect(ends).toEqual(['flushed', 'flushed', 'closed']);
  });

  it('close the file once, also when the last of them closes it: its number is somebody else’s by then', async () => {
    let taken = -1;
    await new Promise<void>((resolve) => {
      flushes.begin(() =>
        flushes.close(() => {
          taken = openSync(join(directory.path, 'journal'), 'r');
          resolve();
        }),
      );
    });
    expect(() => closeSync(taken)).not.toThrow();
  });

  it('that fail say why, and that nothing was acknowledged', async () => {
    // A device that cannot be flushed.
    flushes = new JournalFlushes('/dev/null');
    expect(await flushed()).toMatchObject({ code: 'io', message: expect.stringContaining('Nothing was acknowledged') });
    await closed();
  });
});
