import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mountSmallDisk } from '../../testkit/small-disk.ts';
import { bodiesOf, intakeLogContract, readAll, record } from './intake-log.contract.ts';
import type { IntakeLog } from './intake-log.ts';
import { createMemoryIntakeLog } from './memory-intake-log.ts';
import { firstFrame } from './segment-format.ts';
import { openSegmentLog } from './segment-log.ts';

intakeLogContract('memory', async () => {
  const log = createMemoryIntakeLog();
  return { log, dispose: () => log.close() };
});

const key = new Uint8Array(32).fill(9);
const small = { key, segmentBytes: 1_000, keptMilliseconds: 0 };

intakeLogContract('segments', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'muster-intake-'));
  const log = await openSegmentLog({ directory, ...small });
  return {
    log,
    dispose: async () => {
      await log.close();
      rmSync(directory, { recursive: true });
    },
  };
});

describe('segments on a disk', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'muster-intake-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const open = (more = {}) => openSegmentLog({ directory, ...small, ...more });
  const segments = () => readdirSync(directory).toSorted();
  const pathOf = (number: number) => join(directory, `${String(number).padStart(8, '0')}.segment`);

  async function filled(bodies: readonly string[], more = {}): Promise<void> {
    const log = await open(more);
    for (const body of bodies) await log.append(record(body));
    await log.close();
  }

  /** The state a kill leaves: everything written, nothing closed. */
  async function killed(bodies: readonly string[], more = {}): Promise<{ log: IntakeLog; files: Map<string, Buffer> }> {
    const log = await open(more);
    for (const body of bodies) await log.append(record(body));
    // The mark follows the answer; the next flush waits for it.
    await log.read(null, 1);
    const files = new Map(segments().map((name) => [name, readFileSync(join(directory, name))]));
    return { log, files };
  }

  function restore(files: ReadonlyMap<string, Buffer>): void {
    for (const name of segments()) rmSync(join(directory, name));
    for (const [name, bytes] of files) writeFileSync(join(directory, name), bytes);
  }

  const bodies = Array.from({ length: 12 }, (_, at) => `alert ${at}: the account of a customer`);
  const canary = 'the account of a customer';

  it('are for their owner only and hold nothing readable', async () => {
    await filled(bodies);
    expect(segments().length).toBeGreaterThan(1);
    for (const name of segments()) {
      expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
      expect(readFileSync(join(directory, name)).includes(canary)).toBe(false);
    }
  });

  it('go on where they ended, under the same id', async () => {
    await filled(bodies);
    const log = await open();
    const { id } = log;
    await log.append(record('after the start'));
    expect(bodiesOf(await readAll(log))).toEqual([...bodies, 'after the start']);
    await log.close();
    const again = await open();
    expect(again.id).toBe(id);
    await again.close();
  });

  it('do not open with another instance key', async () => {
    await filled(bodies);
    await expect(open({ key: new Uint8Array(32) })).rejects.toMatchObject({ code: 'corrupt' });
  });

  it('name the place of every single changed byte, once closed', async () => {
    await filled(bodies.slice(0, 3));
    const whole = readFileSync(pathOf(1));
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(pathOf(1), changed);
      await expect(open(), `byte ${at}`).rejects.toMatchObject({
        code: 'corrupt',
        message: expect.stringMatching(/^Segment 1 of the intake is damaged at byte \d+/),
      });
    }
  });

  it('name a changed byte in an older segment when it is read', async () => {
    await filled(bodies);
    const whole = readFileSync(pathOf(1));
    for (let at = 0; at < whole.length; at += 7) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x80;
      writeFileSync(pathOf(1), changed);
      const log = await open();
      await expect(readAll(log), `byte ${at}`).rejects.toMatchObject({ code: 'corrupt' });
      await log.close();
    }
  });

  it('cut a torn record off that was never acknowledged, wherever it was torn', async () => {
    const { log, files } = await killed(bodies.slice(0, 3), { segmentBytes: 1_000_000 });
    const before = files.get('00000001.segment')?.length ?? 0;
    // The next record is written, but the crash comes before anybody hears that it is durable.
    await log.append(record('torn'));
    const torn = readFileSync(pathOf(1));
    await log.close();
    const mark = files.get('00000001.segment')?.subarray(0, firstFrame) ?? Buffer.alloc(0);
    for (let length = before; length < torn.length; length++) {
      for (const filler of [0, 40]) {
        restore(
          new Map([
            ['00000001.segment', Buffer.concat([mark, torn.subarray(firstFrame, length), Buffer.alloc(filler)])],
          ]),
        );
        const again = await open();
        expect(bodiesOf(await readAll(again)), `${length} bytes`).toEqual(bodies.slice(0, 3));
        await again.append(record('sent again'));
        expect(bodiesOf(await readAll(again))).toEqual([...bodies.slice(0, 3), 'sent again']);
        await again.close();
      }
    }
  });

  it('never take a damaged record that was acknowledged for a torn one', async () => {
    const { log, files } = await killed(bodies.slice(0, 3), { segmentBytes: 1_000_000 });
    await log.close();
    const whole = files.get('00000001.segment') ?? Buffer.alloc(0);
    for (let at = firstFrame; at < whole.length; at += 3) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      for (const bytes of [changed, whole.subarray(0, at)]) {
        restore(new Map([['00000001.segment', bytes]]));
        await expect(open(), `byte ${at}`).rejects.toMatchObject({ code: 'corrupt' });
      }
    }
  });

  it('notice a segment that is missing, cut off, or taken from elsewhere', async () => {
    await filled(bodies, { segmentBytes: 300 });
    const second = readFileSync(pathOf(2));
    rmSync(pathOf(2));
    await expect(open()).rejects.toMatchObject({ code: 'corrupt', message: 'Segment 2 of the intake is not there.' });
    writeFileSync(pathOf(2), second);
    truncateSync(pathOf(2), second.length - 1);
    const cut = await open();
    await expect(readAll(cut)).rejects.toMatchObject({ code: 'corrupt' });
    await cut.close();
    writeFileSync(pathOf(2), readFileSync(pathOf(1)));
    const moved = await open();
    await expect(readAll(moved)).rejects.toMatchObject({ code: 'corrupt' });
    await moved.close();
  });

  it('are no more, nor half, once what they hold was read', async () => {
    const log = await open();
    for (const body of bodies) await log.append(record(body));
    const all = await readAll(log);
    const last = all.at(-1)?.next;
    if (!last) throw new Error('records were kept');
    const count = segments().length;
    expect(await log.dropBefore(last)).toBe(count);
    expect(segments()).toHaveLength(1);
    expect(statSync(join(directory, segments()[0] ?? '')).size).toBe(firstFrame);
    await log.close();
    // A crash in the middle of the destruction: it is finished at the next start.
    writeFileSync(`${pathOf(1)}.dropped`, 'half destroyed');
    writeFileSync(`${pathOf(99)}.new`, 'half made');
    const again = await open();
    expect(segments()).toHaveLength(1);
    expect(await again.read(last, 1)).toEqual([]);
    await again.close();
  });

  it('keep one flush for many callers', async () => {
    const log = await open({ segmentBytes: 8_388_608 });
    const { open: openFile } = await import('node:fs/promises');
    const handle = await openFile(join(directory, 'probe'), 'w');
    const prototype = Object.getPrototypeOf(handle);
    await handle.close();
    const original = prototype.datasync;
    let flushes = 0;
    prototype.datasync = function counted(this: unknown) {
      flushes += 1;
      return Reflect.apply(original, this, []);
    };
    try {
      await Promise.all(Array.from({ length: 640 }, (_, at) => log.append(record(`${at}`))));
    } finally {
      prototype.datasync = original;
    }
    expect(flushes).toBeGreaterThan(0);
    expect(flushes).toBeLessThan(10);
    await log.close();
  });

  it('acknowledge nothing when a flush fails, and go on from what was durable before', async () => {
    const log = await open({ segmentBytes: 8_388_608 });
    await log.append(record('before'));
    const { open: openFile } = await import('node:fs/promises');
    const handle = await openFile(join(directory, 'probe'), 'w');
    const prototype = Object.getPrototypeOf(handle);
    await handle.close();
    const original = prototype.datasync;
    prototype.datasync = async () => {
      throw Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO', syscall: 'fdatasync' });
    };
    const attempts = await Promise.allSettled([log.append(record('lost')), log.append(record('lost too'))]);
    prototype.datasync = original;
    expect(attempts.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(bodiesOf(await readAll(log))).toEqual(['before']);
    await log.append(record('after'));
    expect(bodiesOf(await readAll(log))).toEqual(['before', 'after']);
    await log.close();
    const again = await open();
    expect(bodiesOf(await readAll(again))).toEqual(['before', 'after']);
    await again.close();
  });

  const disk = mountSmallDisk(262_144);
  it.skipIf(disk === null)('on a full disk acknowledge nothing, and go on once there is space', async () => {
    if (disk === null) return;
    try {
      const ballast = join(disk.directory, 'ballast');
      writeFileSync(ballast, Buffer.alloc(150_000));
      const log = await openSegmentLog({ directory: join(disk.directory, 'intake'), key });
      const kept: string[] = [];
      const fill = async (): Promise<unknown> => {
        for (let at = 0; ; at++) {
          const body = `${at} ${'x'.repeat(4_000)}`;
          try {
            await log.append(record(body));
            kept.push(body);
          } catch (error) {
            return error;
          }
        }
      };
      expect(await fill()).toMatchObject({ code: 'disk-full' });
      await expect(log.append(record('y'.repeat(8_000)))).rejects.toMatchObject({ code: 'disk-full' });
      expect(kept.length).toBeGreaterThan(5);
      rmSync(ballast);
      await log.append(record('there is space'));
      expect(bodiesOf(await readAll(log))).toEqual([...kept, 'there is space']);
      await log.close();
      const again = await openSegmentLog({ directory: join(disk.directory, 'intake'), key });
      expect(bodiesOf(await readAll(again))).toEqual([...kept, 'there is space']);
      await again.close();
    } finally {
      disk.unmount();
    }
  });
});
