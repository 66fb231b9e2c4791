import { randomBytes } from 'node:crypto';
import { parseInstant } from '@muster/clocks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { greatestBody } from './intake-log.ts';
import type { IntakeCursor, IntakeEntry, IntakeLog, IntakeRecord } from './intake-log.ts';

/** A log with few records in a segment, so that every story crosses its end. */
export interface IntakeWorld {
  readonly log: IntakeLog;
  dispose(): Promise<void>;
}

export function record(body: string | Uint8Array, organisation = 'example'): IntakeRecord {
  const receivedAt = parseInstant('2026-11-23T09:00:00Z');
  return { organisation, route: 'generic', receivedAt, body: Buffer.from(body) };
}

export async function readAll(log: IntakeLog, after: IntakeCursor | null = null, limit = 7): Promise<IntakeEntry[]> {
  const all: IntakeEntry[] = [];
  for (;;) {
    const some = await log.read(all.at(-1)?.next ?? after, limit);
    if (some.length === 0) return all;
    all.push(...some);
  }
}

export const bodiesOf = (entries: readonly IntakeEntry[]): string[] =>
  entries.map((entry) => Buffer.from(entry.record.body).toString());

/** Every sentence of the port, as stories. */
export function intakeLogContract(name: string, open: () => Promise<IntakeWorld>): void {
  describe(`the intake contract on ${name}`, () => {
    let world: IntakeWorld;
    beforeEach(async () => {
      world = await open();
    });
    afterEach(() => world.dispose());

    it('gives back what was kept, in order, from one caller and from many at once', async () => {
      const { log } = world;
      for (let at = 0; at < 10; at++) await log.append(record(`first ${at}`));
      await Promise.all(Array.from({ length: 90 }, (_, at) => log.append(record(`second ${at}`))));
      const bodies = bodiesOf(await readAll(log));
      expect(bodies.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, at) => `first ${at}`));
      expect(bodies.slice(10)).toEqual(Array.from({ length: 90 }, (_, at) => `second ${at}`));
    });

    it('keeps a record whole: who, which way, when, and every byte', async () => {
      const { log } = world;
      const kept = { ...record(randomBytes(5_000), 'another'), route: 'alertmanager' };
      await log.append(kept);
      await log.append(record(''));
      const [one, two] = await log.read(null, 10);
      expect(one?.record).toEqual({ ...kept, body: Uint8Array.from(kept.body) });
      expect(two?.record.body).toHaveLength(0);
    });

    it('is not changed by a caller that uses its buffer again', async () => {
      const { log } = world;
      const buffer = Buffer.from('said');
      const kept = log.append({ ...record(''), body: buffer });
      buffer.fill(0);
      await kept;
      expect(bodiesOf(await log.read(null, 1))).toEqual(['said']);
    });

    it('goes on from every cursor, and has nothing behind the last', async () => {
      const { log } = world;
      const bodies = Array.from({ length: 23 }, (_, at) => `body ${at}`);
      for (const body of bodies) await log.append(record(body));
      const all = await readAll(log);
      for (const [at, entry] of all.entries())
        expect(bodiesOf(await readAll(log, entry.next))).toEqual(bodies.slice(at + 1));
      const last = all.at(-1)?.next ?? null;
      expect(await log.read(last, 5)).toEqual([]);
      await log.append(record('one more'));
      expect(bodiesOf(await log.read(last, 5))).toEqual(['one more']);
    });

    it('destroys what was read, and goes on from a cursor into it', async () => {
      const { log } = world;
      for (let at = 0; at < 30; at++) await log.append(record(`body ${at}`));
      const all = await readAll(log);
      const middle = all[20]?.next;
      const last = all.at(-1)?.next;
      if (!middle || !last) throw new Error('30 records were kept');
      expect(await log.dropBefore(middle)).toBeGreaterThan(0);
      expect(bodiesOf(await readAll(log, middle))).toEqual(
        all.slice(21).map(({ record: { body } }) => String(Buffer.from(body))),
      );
      await expect(log.read(null, 1)).rejects.toMatchObject({ code: 'corrupt' });
      await log.dropBefore(last);
      expect(await log.dropBefore(last)).toBe(0);
      await log.append(record('afterwards'));
      expect(bodiesOf(await readAll(log, last))).toEqual(['afterwards']);
    });

    it('says when a cursor is ahead of all that it holds', async () => {
      await expect(world.log.read({ segment: 9, offset: 1 }, 1)).rejects.toMatchObject({ code: 'corrupt' });
    });

    it('refuses a body that is too large, and keeps the largest', async () => {
      const { log } = world;
      await expect(log.append(record(Buffer.alloc(greatestBody + 1)))).rejects.toMatchObject({ code: 'too-large' });
      await log.append(record(Buffer.alloc(greatestBody, 'x')));
      expect((await readAll(log)).map((entry) => entry.record.body.length)).toEqual([greatestBody]);
    });

    it('refuses everything once closed, and closes twice without harm', async () => {
      const { log } = world;
      const kept = log.append(record('the last'));
      await Promise.all([kept, log.close(), log.close()]);
      await expect(log.append(record('too late'))).rejects.toMatchObject({ code: 'closed' });
      await expect(log.read(null, 1)).rejects.toMatchObject({ code: 'closed' });
      await expect(log.dropBefore({ segment: 1, offset: 0 })).rejects.toMatchObject({ code: 'closed' });
    });
  });
}
