import { describe, expect, it } from 'vitest';
import { appendOf } from '../append-of.ts';
import type { TimerChange } from '../store.ts';
import { message, minute, newOrganisation } from './contract-world.ts';
import type { ContractWorld } from './contract-world.ts';
import { streamAppend } from './sample-events.ts';

const lease = 30_000;

/** Timers, outbox and leases: each thing is held by one at a time, and a token tells who. */
export function timersContract(world: () => ContractWorld): void {
  const timer = (id: string, dueMinute: number): TimerChange => ({
    kind: 'set',
    id,
    stream: 'incident/1',
    name: 'triage',
    dueAt: minute(dueMinute),
  });

  /** Takes everything that other stories left due. */
  const clear = async () => {
    const { store } = world();
    for (const claimed of await store.claimTimers(minute(100_000), 1, 10_000))
      await store.append(appendOf(claimed.organisation, { timers: [{ kind: 'cancel', id: claimed.id }] }));
    for (const claimed of await store.claimMessages(minute(100_000), 1, 10_000))
      await store.settleMessage(claimed, { outcome: 'sent' });
  };

  describe('timers', () => {
    it('are claimed when due, oldest first, and not again before the lease ends', async () => {
      await clear();
      const { store } = world();
      const organisation = newOrganisation();
      await store.append(
        appendOf(organisation, { timers: [timer('late', 20), timer('early', 10), timer('future', 50)] }),
      );
      expect(await store.nextTimerDue()).toBe(minute(10));
      expect(await store.countTimersDueBefore(minute(20))).toBe(1);
      expect(await store.countTimersDueBefore(minute(21))).toBe(2);
      expect(await store.claimTimers(minute(9), lease, 10)).toEqual([]);

      const [one] = await store.claimTimers(minute(20), lease, 1);
      expect(one).toMatchObject({ organisation, id: 'early', stream: 'incident/1', name: 'triage', dueAt: minute(10) });
      expect((await store.claimTimers(minute(20), lease, 10)).map(({ id }) => id)).toEqual(['late']);
      expect(await store.claimTimers(minute(20), lease, 10)).toEqual([]);
      const again = await store.claimTimers(minute(21), lease, 10);
      expect(again.map(({ id }) => id)).toEqual(['early', 'late']);
      expect(again[0]?.token).toBeGreaterThan(one?.token ?? Infinity);
      expect((await store.listTimers(organisation, 'incident/1')).map(({ id }) => id)).toEqual([
        'early',
        'late',
        'future',
      ]);
    });

    it('are carried out by the last claimer only, once', async () => {
      await clear();
      const { store, otherNode } = world();
      const organisation = newOrganisation();
      await store.append(appendOf(organisation, { timers: [timer('t', 0)] }));
      const [slow] = await store.claimTimers(minute(1), lease, 1);
      const [fast] = await otherNode.claimTimers(minute(2), lease, 1);
      if (!slow || !fast) throw new Error('both claimed');
      const fire = (token: number, stream: string) =>
        appendOf(organisation, { streams: [streamAppend(organisation, stream)], fence: { timer: 't', token } });
      await expect(store.append(fire(slow.token, 'slow'))).rejects.toMatchObject({ code: 'fenced' });
      await otherNode.append(fire(fast.token, 'fast'));
      await expect(otherNode.append(fire(fast.token, 'twice'))).rejects.toMatchObject({ code: 'fenced' });
      expect(await store.listTimers(organisation, 'incident/1')).toEqual([]);
      const all = { limit: 9, after: null, order: 'rising' } as const;
      expect((await store.listStreams(organisation, '', all)).items).toEqual(['fast']);
    });

    it('that were moved, cancelled or made anew while claimed are not carried out', async () => {
      await clear();
      const { store } = world();
      const organisation = newOrganisation();
      await store.append(appendOf(organisation, { timers: [timer('moved', 0), timer('gone', 0), timer('anew', 0)] }));
      const claimed = await store.claimTimers(minute(1), lease, 9);
      expect(claimed).toHaveLength(3);
      await store.append(
        appendOf(organisation, {
          timers: [timer('moved', 40), { kind: 'cancel', id: 'gone' }, { kind: 'cancel', id: 'anew' }],
        }),
      );
      await store.append(appendOf(organisation, { timers: [timer('anew', 0)] }));
      const [anew] = await store.claimTimers(minute(1), lease, 9);
      expect(anew?.id).toBe('anew');
      for (const { id, token } of claimed)
        await expect(store.append(appendOf(organisation, { fence: { timer: id, token } }))).rejects.toMatchObject({
          code: 'fenced',
        });
      expect((await store.listTimers(organisation, 'incident/1')).map(({ id }) => id)).toEqual(['anew', 'moved']);
    });

    it('given back are free at once, and no longer the giver’s', async () => {
      await clear();
      const { store } = world();
      const organisation = newOrganisation();
      await store.append(appendOf(organisation, { timers: [timer('t', 0)] }));
      const [first] = await store.claimTimers(minute(1), lease, 1);
      if (!first) throw new Error('claimed');
      await store.releaseTimer(first);
      const fence = { timer: 't', token: first.token };
      await expect(store.append(appendOf(organisation, { fence }))).rejects.toMatchObject({ code: 'fenced' });
      const [second] = await store.claimTimers(minute(1), lease, 1);
      await store.releaseTimer(first);
      expect(await store.claimTimers(minute(1), lease, 1)).toEqual([]);
      expect(second?.token).toBeGreaterThan(first.token);
    });

    it('may be set again by the append that carries them out', async () => {
      await clear();
      const { store } = world();
      const organisation = newOrganisation();
      await store.append(appendOf(organisation, { timers: [timer('t', 0)] }));
      const [claimed] = await store.claimTimers(minute(1), lease, 1);
      const fence = { timer: 't', token: claimed?.token ?? 0 };
      await store.append(appendOf(organisation, { fence, timers: [timer('t', 5)] }));
      expect(await store.listTimers(organisation, 'incident/1')).toEqual([
        { id: 't', name: 'triage', dueAt: minute(5) },
      ]);
    });

    it('are claimed once each when two nodes claim at the same time', async () => {
      await clear();
      const { store, otherNode } = world();
      const organisation = newOrganisation();
      const timers = Array.from({ length: 200 }, (_, at) => timer(`t-${at}`, 0));
      await store.append(appendOf(organisation, { timers }));
      const claims: string[] = [];
      const claimAll = async (node: typeof store): Promise<void> => {
        const some = await node.claimTimers(minute(1), lease, 7);
        claims.push(...some.map(({ id }) => id));
        if (some.length > 0) await claimAll(node);
      };
      await Promise.all([claimAll(store), claimAll(otherNode), claimAll(store), claimAll(otherNode)]);
      // A node may see nothing free while the other holds the rest; what is left then belongs to the next poll.
      await claimAll(store);
      expect(claims).toHaveLength(200);
      expect(new Set(claims).size).toBe(200);
    });
  });

  describe('the outbox', () => {
    it('gives a message until it is settled: at least once, and to one at a time', async () => {
      await clear();
      const { store, otherNode } = world();
      const organisation = newOrganisation();
      await store.append(appendOf(organisation, { outbox: [message('m-2', minute(5)), message('m-1', minute(1))] }));
      expect(await store.countMessagesDueBefore(minute(5))).toBe(1);
      expect(await store.claimMessages(minute(0), lease, 9)).toEqual([]);
      const [lost] = await store.claimMessages(minute(6), lease, 1);
      expect(lost).toMatchObject({ ...message('m-1', minute(1)), organisation, attempts: 1 });
      expect((await otherNode.claimMessages(minute(6), lease, 9)).map(({ id }) => id)).toEqual(['m-2']);
      const [again] = await otherNode.claimMessages(minute(7), lease, 1);
      if (!lost || !again) throw new Error('claimed twice');
      expect(again).toMatchObject({ id: 'm-1', attempts: 2 });
      await expect(store.settleMessage(lost, { outcome: 'sent' })).rejects.toMatchObject({ code: 'fenced' });
      await otherNode.settleMessage(again, { outcome: 'sent' });
      expect((await store.claimMessages(minute(9), lease, 9)).map(({ id }) => id)).toEqual(['m-2']);
      expect(await store.countMessagesDueBefore(minute(9))).toBe(1);
    });

    it('tries again at the time given, gives up when told, and shows where each message is', async () => {
      await clear();
      const { store } = world();
      const organisation = newOrganisation();
      await store.append(appendOf(organisation, { outbox: ['a', 'b', 'c'].map((id) => message(id, minute(0))) }));
      const [a, b, c] = await store.claimMessages(minute(1), lease, 9);
      if (!a || !b || !c) throw new Error('three were due');
      await store.settleMessage(a, { outcome: 'sent' });
      await store.settleMessage(b, { outcome: 'retry', at: minute(10), error: 'no route' });
      await store.settleMessage(c, { outcome: 'given-up', error: 'refused' });
      const { items } = await store.listMessages(organisation, { limit: 9, after: null, order: 'rising' });
      expect(items.map(({ id, state, lastError }) => [id, state, lastError])).toEqual([
        ['a', 'sent', null],
        ['b', 'waiting', 'no route'],
        ['c', 'given-up', 'refused'],
      ]);
      expect(items.map(({ settledAt }) => settledAt !== null)).toEqual([true, false, true]);
      expect(items[0]).toMatchObject({
        channel: 'page',
        payload: { to: 'security-lead', incident: 'INC-1' },
        attempts: 1,
      });
      expect(await store.claimMessages(minute(9), lease, 9)).toEqual([]);
      expect((await store.claimMessages(minute(10), lease, 9)).map(({ id }) => id)).toEqual(['b']);
    });
  });

  describe('a lease', () => {
    it('is held by one owner until it ends or is given back', async () => {
      const { store, otherNode } = world();
      const name = newOrganisation();
      expect(await store.acquireLease(name, 'one', minute(0), 60_000)).toBe(true);
      expect(await otherNode.acquireLease(name, 'two', minute(0), 60_000)).toBe(false);
      expect(await store.acquireLease(name, 'one', minute(0), 120_000)).toBe(true);
      expect(await otherNode.acquireLease(name, 'two', minute(1), 60_000)).toBe(false);
      expect(await otherNode.acquireLease(name, 'two', minute(2), 60_000)).toBe(true);
      await store.releaseLease(name, 'one');
      expect(await store.acquireLease(name, 'one', minute(2), 60_000)).toBe(false);
      await otherNode.releaseLease(name, 'two');
      expect(await store.acquireLease(name, 'one', minute(2), 60_000)).toBe(true);
    });

    it('goes to one of many who ask at once', async () => {
      const { store, otherNode } = world();
      const name = newOrganisation();
      const asked = await Promise.all(
        Array.from({ length: 16 }, (_, at) =>
          (at % 2 ? store : otherNode).acquireLease(name, `node-${at}`, minute(0), 1000),
        ),
      );
      expect(asked.filter(Boolean)).toHaveLength(1);
    });
  });
}
