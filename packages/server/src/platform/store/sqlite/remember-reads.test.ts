import { beforeEach, describe, expect, it } from 'vitest';
import { appendOf } from '../append-of.ts';
import { headAfter, streamAppend } from '../contract/sample-events.ts';
import { createFakeStore } from '../fake/fake-store.ts';
import type { Append, Store, StoredRow } from '../store.ts';
import { rememberReads } from './remember-reads.ts';

/** A store whose readings and writes wait until the test lets them go on. */
interface World {
  readonly store: Store;
  readonly asked: string[];
  /** Holds the answer of the next reading back until it is let go. */
  holdNextReading(): () => void;
  /** Holds the next append between its commit and its answer. */
  holdNextAppend(): () => void;
}

const organisation = 'example';
const row = (key: string, value: number): Append =>
  appendOf(organisation, { rows: [{ model: 'token', key, sort: key, row: { value } }] });

function remembering(): World {
  const kept = createFakeStore();
  const asked: string[] = [];
  let reading: Promise<void> = Promise.resolve();
  let appending: Promise<void> = Promise.resolve();
  const gate = (): [Promise<void>, () => void] => {
    const { promise, resolve } = Promise.withResolvers<void>();
    return [promise, resolve];
  };
  const store = rememberReads({
    ...kept,
    streamHead: async (...names) => {
      asked.push(names[1]);
      return kept.streamHead(...names);
    },
    readRow: async (...names) => {
      asked.push(names[2]);
      const held = reading;
      const found = await kept.readRow(...names);
      await held;
      return found;
    },
    append: async (append) => {
      await kept.append(append);
      await appending;
    },
  });
  return {
    store,
    asked,
    holdNextReading() {
      const [held, letGo] = gate();
      reading = held;
      return letGo;
    },
    holdNextAppend() {
      const [held, letGo] = gate();
      appending = held;
      return letGo;
    },
  };
}

const read = (store: Store, key: string): Promise<StoredRow['row'] | undefined> =>
  store.readRow(organisation, 'token', key).then((found) => found?.row);

describe('readings that are remembered', () => {
  let world: World;
  beforeEach(async () => {
    world = remembering();
    await world.store.append(row('a', 1));
  });

  it('are asked of the database once, what is not there included', async () => {
    for (let time = 0; time < 3; time++) {
      expect(await read(world.store, 'a')).toEqual({ value: 1 });
      expect(await read(world.store, 'nobody')).toBeUndefined();
    }
    expect(world.asked).toEqual(['a', 'nobody']);
  });

  it('are forgotten by the append that changes them, before its answer', async () => {
    await read(world.store, 'a');
    const letGo = world.holdNextAppend();
    const appended = world.store.append(row('a', 2));
    expect(await read(world.store, 'a'), 'committed, not yet answered').toEqual({ value: 2 });
    letGo();
    await appended;
    expect(await read(world.store, 'a')).toEqual({ value: 2 });
  });

  it('are not kept when an append overtakes them', async () => {
    const letGo = world.holdNextReading();
    const slow = read(world.store, 'a');
    await world.store.append(row('a', 2));
    letGo();
    expect(await slow).toEqual({ value: 1 });
    expect(await read(world.store, 'a')).toEqual({ value: 2 });
  });

  it('stay when an append changes something else', async () => {
    await read(world.store, 'a');
    await world.store.append(row('b', 7));
    await read(world.store, 'a');
    expect(world.asked).toEqual(['a']);
  });

  it('of a row are forgotten when all rows of its model are made anew', async () => {
    await read(world.store, 'a');
    await world.store.replaceRows(organisation, ['token'], []);
    expect(await read(world.store, 'a')).toBeUndefined();
  });

  describe('of where a stream stands', () => {
    const first = streamAppend(organisation, 'incident/1');
    const head = (store: Store) => store.streamHead(organisation, 'incident/1');

    it('are known from the append, once it is answered', async () => {
      await world.store.append(appendOf(organisation, { streams: [first] }));
      expect(await head(world.store)).toEqual(headAfter(first));
      expect(world.asked).toEqual([]);
    });

    it('are asked for while an append is under way', async () => {
      const letGo = world.holdNextAppend();
      const appended = world.store.append(appendOf(organisation, { streams: [first] }));
      expect(await head(world.store)).toMatchObject({ version: 1 });
      letGo();
      await appended;
      expect(world.asked).toEqual(['incident/1']);
    });

    it('are asked for where two appends raced, and where one was refused', async () => {
      const both = [
        world.store.append(appendOf(organisation, { streams: [first] })),
        world.store.append(appendOf(organisation, { streams: [first] })),
      ];
      const outcomes = await Promise.allSettled(both);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      await expect(world.store.append(appendOf(organisation, { streams: [first] }))).rejects.toMatchObject({
        code: 'conflict',
      });
      expect(await head(world.store)).toEqual(headAfter(first));
      expect(world.asked).toEqual(['incident/1']);
    });
  });
});
