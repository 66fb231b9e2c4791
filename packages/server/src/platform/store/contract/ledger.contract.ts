import { describe, expect, it } from 'vitest';
import { appendOf } from '../append-of.ts';
import type { LedgerStep, StoredEvent } from '../store.ts';
import { minute, newOrganisation } from './contract-world.ts';
import type { ContractWorld } from './contract-world.ts';
import { headAfter, streamAppend } from './sample-events.ts';

/** The ledger's half: what has no place yet, places without gaps, tiles and signed heads, one leader at a time. */
export function ledgerContract(world: () => ContractWorld): void {
  const step = (
    organisation: string,
    from: number,
    events: readonly Pick<StoredEvent, 'stream' | 'version'>[],
  ): LedgerStep => ({
    organisation,
    from,
    entries: events.map(({ stream, version }, at) => ({
      stream,
      version,
      index: from + at,
      salt: new Uint8Array(16).fill(from + at + 1),
    })),
    tiles: [{ level: 0, index: 0, hashes: new Uint8Array(32 * (from + events.length)).fill(from + 1) }],
    checkpoint: {
      size: from + events.length,
      root: new Uint8Array(32).fill(events.length),
      note: `note at ${from + events.length}\n`,
      at: minute(from),
    },
  });

  describe('the ledger', () => {
    it('gives what waits, each event after its predecessor and the oldest stream first', async () => {
      const { store } = world();
      const organisation = newOrganisation();
      const first = streamAppend(organisation, 'z', null, 2);
      await store.append(appendOf(organisation, { streams: [first] }));
      await store.append(appendOf(organisation, { streams: [streamAppend(organisation, 'a', null, 2)] }));
      await store.append(appendOf(organisation, { streams: [streamAppend(organisation, 'z', headAfter(first))] }));
      const waiting = await store.unsequenced(organisation, 10);
      expect(waiting.map(({ stream, version }) => `${stream}${version}`)).toEqual(['z1', 'z2', 'z3', 'a1', 'a2']);
      expect(waiting[0]?.bytes).toEqual(first.events[0]?.bytes);
      expect(await store.unsequenced(organisation, 2)).toHaveLength(2);
      expect(await store.unsequenced('nobody', 10)).toEqual([]);
    });

    it('places events, and then they wait no more', async () => {
      const { store, otherNode } = world();
      const organisation = newOrganisation();
      await store.append(
        appendOf(organisation, {
          streams: [streamAppend(organisation, 'a', null, 3), streamAppend(organisation, 'b')],
        }),
      );
      const waiting = await store.unsequenced(organisation, 2);
      await store.writeLedger(step(organisation, 0, waiting));
      const rest = await otherNode.unsequenced(organisation, 9);
      expect(rest.map(({ stream, version }) => `${stream}${version}`).toSorted()).toEqual(['a3', 'b1']);
      await otherNode.writeLedger(step(organisation, 2, rest));
      expect(await store.unsequenced(organisation, 9)).toEqual([]);

      const records = await store.readLedger(organisation, 0, 9);
      expect(records.map(({ ledgerIndex }) => ledgerIndex)).toEqual([0, 1, 2, 3]);
      expect(records.map(({ salt }) => salt[0])).toEqual([1, 2, 3, 4]);
      expect(records[0]).toMatchObject({ stream: 'a', version: 1, bytes: waiting[0]?.bytes, hash: waiting[0]?.hash });
      expect((await store.readLedger(organisation, 3, 9)).map(({ ledgerIndex }) => ledgerIndex)).toEqual([3]);
      expect((await store.readStreamLedger(organisation, 'a')).map(({ version }) => version)).toEqual([1, 2, 3]);
      expect((await store.loadStream(organisation, 'b'))[0]?.ledgerIndex).toBeTypeOf('number');
    });

    it('keeps tiles and signed heads with the places', async () => {
      const { store } = world();
      const organisation = newOrganisation();
      await store.append(appendOf(organisation, { streams: [streamAppend(organisation, 'a', null, 3)] }));
      expect(await store.latestCheckpoint(organisation)).toBeNull();
      const waiting = await store.unsequenced(organisation, 9);
      const one = step(organisation, 0, waiting.slice(0, 1));
      const two = step(organisation, 1, waiting.slice(1));
      await store.writeLedger(one);
      expect(await store.latestCheckpoint(organisation)).toEqual(one.checkpoint);
      await store.writeLedger(two);
      expect(await store.latestCheckpoint(organisation)).toEqual(two.checkpoint);
      expect(await store.listCheckpoints(organisation, 9)).toEqual([two.checkpoint, one.checkpoint]);
      expect(await store.listCheckpoints(organisation, 1)).toEqual([two.checkpoint]);
      const asked = [
        { level: 1, index: 0 },
        { level: 0, index: 0 },
      ];
      expect(await store.readTiles(organisation, asked)).toEqual([
        { level: 0, index: 0, hashes: two.tiles[0]?.hashes },
      ]);
      expect(await store.readTiles(organisation, [])).toEqual([]);
    });

    it('lets one of two leaders through', async () => {
      const { store, otherNode } = world();
      const organisation = newOrganisation();
      await store.append(appendOf(organisation, { streams: [streamAppend(organisation, 'a', null, 2)] }));
      const waiting = await store.unsequenced(organisation, 9);
      const rivals = Array.from({ length: 8 }, (_, at) =>
        (at % 2 ? store : otherNode).writeLedger(step(organisation, 0, waiting)),
      );
      const outcomes = await Promise.allSettled(rivals);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
      expect(codes).toEqual(Array.from({ length: 7 }, () => 'conflict'));
      expect(await store.readLedger(organisation, 0, 9)).toHaveLength(2);
    });

    it('may sign an unchanged tree again', async () => {
      const { store } = world();
      const organisation = newOrganisation();
      const empty = { ...step(organisation, 0, []), tiles: [] };
      await store.writeLedger(empty);
      const again = { ...empty, checkpoint: { ...empty.checkpoint, note: 'signed again\n' } };
      await store.writeLedger(again);
      expect(await store.listCheckpoints(organisation, 9)).toEqual([again.checkpoint]);
    });

    it('refuses a step with a gap, a turned order, a stranger or a wrong size, and keeps nothing of it', async () => {
      const { store } = world();
      const organisation = newOrganisation();
      await store.append(appendOf(organisation, { streams: [streamAppend(organisation, 'a', null, 3)] }));
      const [one, two, three] = await store.unsequenced(organisation, 9);
      if (!one || !two || !three) throw new Error('three wait');
      const good = step(organisation, 0, [one]);
      const wrong: LedgerStep[] = [
        step(organisation, 0, [two]),
        step(organisation, 0, [two, one]),
        step(organisation, 0, [one, three]),
        step(organisation, 0, [one, two, three, { stream: 'a', version: 4 }]),
        step(organisation, 0, [{ stream: 'stranger', version: 1 }]),
        { ...good, checkpoint: { ...good.checkpoint, size: 2 } },
        { ...good, checkpoint: { ...good.checkpoint, root: new Uint8Array(31) } },
        { ...good, entries: [{ stream: 'a', version: 1, index: 5, salt: new Uint8Array(16) }] },
        { ...good, entries: [{ stream: 'a', version: 1, index: 0, salt: new Uint8Array(8) }] },
        { ...good, tiles: [{ level: 0, index: 0, hashes: new Uint8Array(33) }] },
      ];
      for (const refused of wrong) await expect(store.writeLedger(refused)).rejects.toMatchObject({ code: 'invalid' });
      expect(await store.unsequenced(organisation, 9)).toHaveLength(3);
      expect(await store.latestCheckpoint(organisation)).toBeNull();
      await store.writeLedger(good);
      await expect(store.writeLedger(step(organisation, 1, [one]))).rejects.toMatchObject({ code: 'invalid' });
      await expect(store.writeLedger(good)).rejects.toMatchObject({ code: 'conflict' });
    });

    it('goes on while appends race with it', async () => {
      const { store, otherNode } = world();
      const organisation = newOrganisation();
      const names = Array.from({ length: 20 }, (_, at) => `s/${at}`);
      const writing = Promise.all(
        names.map(async (name, at) => {
          let head = null;
          for (let n = 0; n < 5; n++) {
            const append = streamAppend(organisation, name, head);
            await (at % 2 ? store : otherNode).append(appendOf(organisation, { streams: [append] }));
            head = headAfter(append);
          }
        }),
      );
      let size = 0;
      for (let idle = 0; size < 100 && idle < 2000; idle++) {
        const waiting = await store.unsequenced(organisation, 7);
        if (waiting.length === 0) await new Promise((resume) => setTimeout(resume, 1));
        else await store.writeLedger({ ...step(organisation, size, waiting), tiles: [] });
        size += waiting.length;
      }
      await writing;
      expect(size).toBe(100);
      const seen = new Map<string, number>();
      for (const { stream, version } of await store.readLedger(organisation, 0, 1000)) {
        expect(version).toBe((seen.get(stream) ?? 0) + 1);
        seen.set(stream, version);
      }
      expect([...seen.values()]).toEqual(Array.from({ length: 20 }, () => 5));
    });
  });
}
