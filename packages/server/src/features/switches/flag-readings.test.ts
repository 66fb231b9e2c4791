import { expect, test } from 'vitest';
import { createFakeStore } from '../../platform/store/fake/fake-store.ts';
import { handClock } from '../../testkit/hand-clock.ts';
import { createFlagReadings } from './flag-readings.ts';

const organisation = 'example';
const served = (version: number, value = version === 0) => ({
  key: 'a.enabled',
  value,
  held: !value,
  version,
  holds: [],
});

function world() {
  const clock = handClock();
  const store = createFakeStore(clock.now);
  const open = () => createFlagReadings(store, clock);
  return { clock, store, open, readings: open() };
}

test('a client is one that asks for five minutes after it asked', async () => {
  const { clock, readings } = world();
  readings.note(organisation, 'kiosk', [served(0)]);
  clock.pass(5 * 60_000);
  expect((await readings.recent(organisation))('a.enabled')).toEqual(['kiosk']);
  expect((await readings.recent(organisation))('b.enabled')).toEqual([]);
  clock.pass(1);
  expect((await readings.recent(organisation))('a.enabled')).toEqual([]);
});

test('since when it was served this version is kept, however often it asks', () => {
  const { clock, readings } = world();
  const start = clock.now();
  readings.note(organisation, 'kiosk', [served(0)]);
  clock.pass(1_000);
  readings.note(organisation, 'kiosk', [served(0)]);
  expect(readings.of(organisation, 'a.enabled')).toMatchObject([{ since: start, at: clock.now() }]);
  clock.pass(1_000);
  readings.note(organisation, 'kiosk', [served(1)]);
  expect(readings.of(organisation, 'a.enabled')).toMatchObject([{ since: clock.now(), at: clock.now() }]);
});

test('a restart forgets nobody who asked lately, and remembers nobody for ever', async () => {
  const { clock, open, readings } = world();
  readings.note(organisation, 'kiosk', [served(0)]);
  await readings.save(organisation);
  clock.pass(50_000);
  readings.note(organisation, 'kiosk', [served(0)]);
  await readings.save(organisation);
  const restarted = open();
  clock.pass(5 * 60_000);
  expect((await restarted.recent(organisation))('a.enabled')).toEqual(['kiosk']);
  expect(restarted.of(organisation, 'a.enabled')).toEqual([]);
  clock.pass(60_000);
  expect((await restarted.recent(organisation))('a.enabled')).toEqual([]);
});

test('who asks is written at most once a minute', async () => {
  const { clock, store, readings } = world();
  let appends = 0;
  const counting = createFlagReadings(
    { listRows: store.listRows, append: (append) => ((appends += 1), store.append(append)) },
    clock,
  );
  for (let second = 0; second < 61; second++) {
    counting.note(organisation, 'kiosk', [served(0)]);
    await counting.save(organisation);
    clock.pass(1_000);
  }
  expect(appends).toBe(2);
  expect(readings.of(organisation, 'a.enabled')).toEqual([]);
});
