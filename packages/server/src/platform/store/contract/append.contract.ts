import { describe, expect, it } from 'vitest';
import { appendOf } from '../append-of.ts';
import { noHash } from '../check-append.ts';
import type { Append, StreamHead } from '../store.ts';
import { StoreError } from '../store-error.ts';
import { auditEntry, message, minute, newOrganisation, sealedContent } from './contract-world.ts';
import type { ContractWorld } from './contract-world.ts';
import { headAfter, streamAppend } from './sample-events.ts';

/** Appends: what is acknowledged is there, in order and whole; what is refused left nothing. */
export function appendContract(world: () => ContractWorld): void {
  describe('an append', () => {
    it('is read back byte for byte, by this node and by another', async () => {
      const { store, otherNode } = world();
      const organisation = newOrganisation();
      const first = streamAppend(organisation, 'incident/1', null, 3);
      await store.append(appendOf(organisation, { streams: [first] }));

      for (const node of [store, otherNode]) {
        const loaded = await node.loadStream(organisation, 'incident/1');
        expect(loaded.map(({ version }) => version)).toEqual([1, 2, 3]);
        expect(loaded.map(({ id, type, bytes, hash }) => ({ id, type, bytes, hash }))).toEqual(first.events);
        expect(loaded.every(({ ledgerIndex, stream }) => ledgerIndex === null && stream === 'incident/1')).toBe(true);
        expect(await node.streamHead(organisation, 'incident/1')).toEqual(headAfter(first));
        expect(await node.loadStream(organisation, 'incident/1', 2)).toHaveLength(1);
        expect(await node.loadStream(organisation, 'incident/1', 3)).toEqual([]);
        expect(await node.organisations()).toContain(organisation);
      }
    });

    it('gives single events and their kinds without the rest of the stream', async () => {
      const { store, otherNode } = world();
      const organisation = newOrganisation();
      const first = streamAppend(organisation, 'incident/1', null, 700);
      const other = streamAppend(organisation, 'incident/10', null, 2);
      await store.append(appendOf(organisation, { streams: [first, other] }));
      const whole = await store.loadStream(organisation, 'incident/1');
      for (const node of [store, otherNode]) {
        expect(await node.readEvents(organisation, 'incident/1', [699, 3, 1, 3, 701])).toEqual(
          [1, 3, 699].map((version) => whole[version - 1]),
        );
        const every = Array.from({ length: 700 }, (_, at) => 700 - at);
        expect(await node.readEvents(organisation, 'incident/1', every)).toEqual(whole);
        expect(await node.readEvents(organisation, 'incident/1', [])).toEqual([]);
        expect(await node.readEvents(organisation, 'incident/2', [1])).toEqual([]);
        expect(await node.listTypes(organisation, 'incident/1', 698)).toEqual([
          { version: 699, type: 'fact-recorded' },
          { version: 700, type: 'fact-recorded' },
        ]);
        expect(await node.listTypes(organisation, 'incident/10', 0)).toHaveLength(2);
        expect(await node.listTypes('nobody', 'incident/1', 0)).toEqual([]);
      }
    });

    it('finds nothing of a stream that is not there', async () => {
      const { store } = world();
      expect(await store.loadStream('nobody', 'incident/1')).toEqual([]);
      expect(await store.streamHead('nobody', 'incident/1')).toBeNull();
      expect(await store.organisations()).not.toContain('nobody');
    });

    it('keeps the caller from changing what is stored', async () => {
      const { store } = world();
      const organisation = newOrganisation();
      const append = streamAppend(organisation, 'incident/1');
      const { hash } = headAfter(append);
      await store.append(appendOf(organisation, { streams: [append] }));
      append.events[0]?.bytes.fill(0);
      (await store.loadStream(organisation, 'incident/1'))[0]?.bytes.fill(0);
      expect((await store.loadStream(organisation, 'incident/1'))[0]?.hash).toBe(hash);
    });

    it('goes on behind the head, and refuses every other version with conflict', async () => {
      const { store } = world();
      const organisation = newOrganisation();
      const first = streamAppend(organisation, 'incident/1', null, 2);
      await store.append(appendOf(organisation, { streams: [first] }));
      const head = headAfter(first);
      await store.append(appendOf(organisation, { streams: [streamAppend(organisation, 'incident/1', head)] }));

      const behind = appendOf(organisation, { streams: [streamAppend(organisation, 'incident/1', head)] });
      await expect(store.append(behind)).rejects.toMatchObject({ code: 'conflict' });
      const anew = appendOf(organisation, { streams: [streamAppend(organisation, 'incident/1')] });
      await expect(store.append(anew)).rejects.toMatchObject({ code: 'conflict' });
      const ahead = { version: 9, hash: head.hash };
      const far = appendOf(organisation, { streams: [streamAppend(organisation, 'incident/1', ahead)] });
      await expect(store.append(far)).rejects.toMatchObject({ code: 'conflict' });
      const never = appendOf(organisation, { streams: [streamAppend(organisation, 'incident/2', head)] });
      await expect(store.append(never)).rejects.toMatchObject({ code: 'conflict' });
      expect(await store.loadStream(organisation, 'incident/1')).toHaveLength(3);
    });

    it('refuses a chain that hangs on another event than the one that is there', async () => {
      const { store } = world();
      const organisation = newOrganisation();
      await store.append(appendOf(organisation, { streams: [streamAppend(organisation, 'incident/1')] }));
      const forged = { version: 1, hash: 'a'.repeat(64) };
      const append = appendOf(organisation, { streams: [streamAppend(organisation, 'incident/1', forged)] });
      await expect(store.append(append)).rejects.toMatchObject({ code: 'invalid' });
      expect(await store.loadStream(organisation, 'incident/1')).toHaveLength(1);
    });

    it('lets exactly one of 64 racing appends win each version', async () => {
      const { store, otherNode } = world();
      const organisation = newOrganisation();
      let head: StreamHead | null = null;
      for (let version = 1; version <= 3; version++) {
        const rivals = Array.from({ length: 64 }, () => streamAppend(organisation, 'incident/race', head));
        const outcomes = await Promise.allSettled(
          rivals.map((rival, at) =>
            (at % 2 === 0 ? store : otherNode).append(appendOf(organisation, { streams: [rival] })),
          ),
        );
        const won = rivals.filter((_, at) => outcomes[at]?.status === 'fulfilled');
        const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
        expect(won).toHaveLength(1);
        expect(reasons).toEqual(Array.from({ length: 63 }, () => 'conflict'));
        const winner = won[0];
        head = winner ? headAfter(winner) : null;
        expect(await store.streamHead(organisation, 'incident/race')).toEqual(head);
      }
    });

    it('writes several streams together', async () => {
      const { store } = world();
      const organisation = newOrganisation();
      const streams = ['switch/2', 'incident/1', 'person/9'].map((name) => streamAppend(organisation, name, null, 2));
      await store.append(appendOf(organisation, { streams }));
      for (const { stream } of streams) expect(await store.loadStream(organisation, stream)).toHaveLength(2);
    });

    it('does not fall into a deadlock when nodes write the same streams in opposite order', async () => {
      const { store, otherNode } = world();
      const organisation = newOrganisation();
      const both = (names: readonly string[]) =>
        appendOf(organisation, { streams: names.map((name) => streamAppend(organisation, name)) });
      for (let round = 0; round < 10; round++) {
        const outcomes = await Promise.allSettled([
          store.append(both([`a/${round}`, `b/${round}`])),
          otherNode.append(both([`b/${round}`, `a/${round}`])),
        ]);
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      }
    });
  });

  describe('one transaction', () => {
    const whole = (organisation: string): Append =>
      appendOf(organisation, {
        streams: [streamAppend(organisation, 'incident/1', null, 2)],
        counters: [{ name: 'incident', from: 0, to: 1 }],
        rows: [{ model: 'incidents', key: 'INC-1', sort: '1', row: { severity: 'high' } }],
        timers: [{ kind: 'set', id: 't-1', stream: 'incident/1', name: 'triage', dueAt: minute(30) }],
        outbox: [message('m-1', minute(0))],
        audit: [auditEntry('a-1', minute(0))],
        contents: [sealedContent('c-1')],
        answer: { key: 'k-1', request: 'r', status: 201, body: '{}' },
      });

    const everything = async (organisation: string) => {
      const { store } = world();
      const all = { limit: 10, after: null, order: 'rising' } as const;
      return {
        events: (await store.loadStream(organisation, 'incident/1')).length,
        counter: await store.readCounter(organisation, 'incident'),
        rows: (await store.listRows(organisation, 'incidents', all)).items.length,
        timers: (await store.listTimers(organisation, 'incident/1')).length,
        messages: (await store.listMessages(organisation, all)).items.length,
        audit: (await store.listAudit(organisation, all)).items.length,
        contents: (await store.readContents(organisation, ['c-1'])).length,
        answers: (await store.readAnswer(organisation, 'k-1')) === null ? 0 : 1,
      };
    };

    const nothing = { events: 0, counter: 0, rows: 0, timers: 0, messages: 0, audit: 0, contents: 0, answers: 0 };

    it('keeps every part', async () => {
      const organisation = newOrganisation();
      await world().store.append(whole(organisation));
      const kept = { events: 2, counter: 1, rows: 1, timers: 1, messages: 1, audit: 1, contents: 1, answers: 1 };
      expect(await everything(organisation)).toEqual(kept);
    });

    it.each<[string, string, (append: Append) => Append]>([
      [
        'a stream that moved',
        'conflict',
        (append) => ({ ...append, streams: [...append.streams, streamAppend(append.organisation, 'taken')] }),
      ],
      [
        'a counter that moved',
        'counter-conflict',
        (append) => ({ ...append, counters: [...append.counters, { name: 'n', from: 4, to: 5 }] }),
      ],
      [
        'a message that is there',
        'duplicate',
        (append) => ({ ...append, outbox: [...append.outbox, message('m-taken', minute(0))] }),
      ],
      [
        'the same message twice',
        'duplicate',
        (append) => ({ ...append, outbox: [...append.outbox, ...append.outbox] }),
      ],
      [
        'an audit entry that is there',
        'duplicate',
        (append) => ({ ...append, audit: [...append.audit, auditEntry('a-taken', minute(0))] }),
      ],
      [
        'content that is there',
        'duplicate',
        (append) => ({ ...append, contents: [...append.contents, sealedContent('c-taken')] }),
      ],
      [
        'an answered key',
        'answered',
        (append) => ({ ...append, answer: { key: 'k-taken', request: 'r', status: 201, body: '{}' } }),
      ],
      ['a timer nobody holds', 'fenced', (append) => ({ ...append, fence: { timer: 't-taken', token: 1 } })],
      ['a timer that is gone', 'fenced', (append) => ({ ...append, fence: { timer: 't-none', token: 1 } })],
      [
        'a row that is not text',
        'invalid',
        (append) => ({
          ...append,
          rows: [...append.rows, { model: 'm', key: 'k', sort: '', row: { name: '\ud800' } }],
        }),
      ],
      [
        'a NUL in a name',
        'invalid',
        (append) => ({ ...append, audit: [...append.audit, { ...auditEntry('a-2', minute(0)), actor: 'a\0b' }] }),
      ],
      [
        'content above 64 KiB',
        'invalid',
        (append) => ({ ...append, contents: [{ ...sealedContent('c-2'), ciphertext: new Uint8Array(70_000) }] }),
      ],
    ])('leaves nothing behind when it holds %s', async (_, code, spoil) => {
      const { store } = world();
      const organisation = newOrganisation();
      await store.append(
        appendOf(organisation, {
          streams: [streamAppend(organisation, 'taken')],
          timers: [{ kind: 'set', id: 't-taken', stream: 'other', name: 'n', dueAt: minute(0) }],
          outbox: [message('m-taken', minute(0))],
          audit: [auditEntry('a-taken', minute(0))],
          contents: [sealedContent('c-taken')],
          answer: { key: 'k-taken', request: 'r', status: 201, body: '{}' },
        }),
      );
      const before = await everything(organisation);
      await expect(store.append(spoil(whole(organisation)))).rejects.toMatchObject({ name: 'StoreError', code });
      expect(await everything(organisation)).toEqual(before);
      await store.append(whole(organisation));
      expect(await everything(organisation)).toMatchObject({ events: 2, counter: 1, contents: 1, answers: 1 });
    });

    it('refuses an event id that is already there, in this stream or another', async () => {
      const { store } = world();
      const organisation = newOrganisation();
      const first = streamAppend(organisation, 'incident/1');
      await store.append(appendOf(organisation, { streams: [first] }));
      const id = first.events[0]?.id ?? '';
      const again = streamAppend(organisation, 'incident/2');
      const copied = again.events.map((event) => {
        const text = new TextDecoder().decode(event.bytes).replace(event.id, id);
        return { ...event, id, bytes: new TextEncoder().encode(text) };
      });
      const { hash } = await import('node:crypto');
      const events = copied.map((event) => ({ ...event, hash: hash('sha256', event.bytes, 'hex') }));
      const append = appendOf(organisation, { streams: [{ ...again, events }] });
      await expect(store.append(append)).rejects.toMatchObject({ code: 'duplicate' });
      expect(await store.streamHead(organisation, 'incident/2')).toBeNull();
    });

    it('keeps organisations apart, whatever they call their things', async () => {
      const { store } = world();
      const [left, right] = [newOrganisation(), newOrganisation()];
      await store.append(whole(left));
      expect(await everything(right)).toEqual(nothing);
      await store.append(whole(right));
      await store.append(appendOf(left, { destroyed: ['c-1'] }));
      expect((await everything(right)).contents).toBe(1);
      expect((await everything(left)).contents).toBe(0);
    });
  });

  it('counts without gaps when many race for the next number', async () => {
    const { store, otherNode } = world();
    const organisation = newOrganisation();
    const take = async (node: typeof store): Promise<number> => {
      const from = await node.readCounter(organisation, 'incident');
      const streams = [streamAppend(organisation, `incident/${from + 1}`)];
      const counters = [{ name: 'incident', from, to: from + 1 }];
      try {
        await node.append(appendOf(organisation, { streams, counters }));
        return from + 1;
      } catch (error) {
        if (!isOvertaken(error)) throw error;
        return take(node);
      }
    };
    const taken = await Promise.all(Array.from({ length: 16 }, (_, at) => take(at % 2 === 0 ? store : otherNode)));
    expect(taken.toSorted((left, right) => left - right)).toEqual(Array.from({ length: 16 }, (_, at) => at + 1));
  });

  it('answers an idempotency key once, however many ask at the same time', async () => {
    const { store, otherNode } = world();
    const organisation = newOrganisation();
    const attempts = Array.from({ length: 8 }, (_, at) =>
      (at % 2 === 0 ? store : otherNode).append(
        appendOf(organisation, {
          streams: [streamAppend(organisation, `incident/${at}`)],
          answer: { key: 'k', request: 'r', status: 201, body: `{"n":${at}}` },
        }),
      ),
    );
    const outcomes = await Promise.allSettled(attempts);
    const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(codes).toEqual(Array.from({ length: 7 }, () => 'answered'));
    const all = { limit: 10, after: null, order: 'rising' } as const;
    expect((await store.listStreams(organisation, 'incident/', all)).items).toHaveLength(1);
    expect(await store.readAnswer(organisation, 'k')).toMatchObject({ request: 'r', status: 201 });
  });

  it('says conflict about the key before the stream, so that a repeat gets its answer again', async () => {
    const { store } = world();
    const organisation = newOrganisation();
    const streams = [streamAppend(organisation, 'incident/1')];
    const append = appendOf(organisation, { streams, answer: { key: 'k', request: 'r', status: 201, body: '{}' } });
    await store.append(append);
    await expect(store.append(append)).rejects.toMatchObject({ code: 'answered' });
  });

  it('takes an empty hash of the first event and no other', async () => {
    const { store } = world();
    const organisation = newOrganisation();
    const right = streamAppend(organisation, 'incident/1');
    const wrong = appendOf(organisation, { streams: [{ ...right, expectedHash: 'f'.repeat(64) }] });
    await expect(store.append(wrong)).rejects.toMatchObject({ code: 'invalid' });
    expect(right.expectedHash).toBe(noHash);
    await store.append(appendOf(organisation, { streams: [right] }));
  });
}

function isOvertaken(error: unknown): boolean {
  return error instanceof StoreError && (error.code === 'conflict' || error.code === 'counter-conflict');
}
