import { routes } from '@muster/api';
import { parseInstant } from '@muster/clocks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reachWorld } from '../../testkit/reach-world.ts';
import type { ReachWorld } from '../../testkit/reach-world.ts';

const minute = 60_000;
const address = 'canary@example.com';

let world: ReachWorld;
beforeEach(async () => {
  const canary = { channel: 'email', address, everyMilliseconds: 15 * minute, withinMilliseconds: 2 * minute } as const;
  world = await reachWorld(['security-lead'], { at: parseInstant('2026-11-23T10:00:00.000Z'), canary });
});
afterEach(() => world.close());

/** Time passes, and the loop looks. */
async function pass(milliseconds: number): Promise<void> {
  const { muster } = world.staff;
  await muster.pass(milliseconds);
  await muster.canary?.look('example');
  await muster.pass(0);
}
const came = () => world.read(address).flatMap((text) => /Word: (\S+)/.exec(text)?.[1] ?? []);
const giveBack = (word: string) =>
  world.staff.muster.client(null).call(routes.deliveries.canaryCame, { body: { word } });
const faults = () => world.staff.muster.canary?.faults() ?? [];
const standing = async () => (await world.staff.at('security-lead').call(routes.deliveries.channels)).canary;

test('a canary whose word comes back proves that messages arrive', async () => {
  await pass(0);
  expect(came()).toHaveLength(1);
  await giveBack(came()[0] ?? '');
  await pass(3 * minute);
  expect(faults()).toEqual([]);
  expect(await standing()).toMatchObject({ arrivedAt: '2026-11-23T10:00:00.000Z', late: false });
});

test('one that a provider took and nobody gave back is an alarm, until the next comes back', async () => {
  await pass(0);
  await pass(2 * minute);
  expect(faults(), 'it has its time').toEqual([]);
  await pass(1_000);
  expect(faults().map(({ what }) => what)).toEqual(['The canary did not come back in its time.']);
  expect(await standing()).toMatchObject({ late: true });
  await pass(13 * minute);
  expect(came()).toHaveLength(2);
  await pass(5_000);
  expect(faults(), 'the next one flies').toHaveLength(1);
  await giveBack(came()[1] ?? '');
  await pass(1_000);
  expect(faults()).toEqual([]);
});

test('one that comes back too late is an alarm as well', async () => {
  await pass(0);
  await world.staff.muster.pass(5 * minute);
  await giveBack(came()[0] ?? '');
  await pass(0);
  expect(faults()).toHaveLength(1);
});

test('no other word is taken', async () => {
  await pass(0);
  const [word = ''] = came();
  const wrong = [
    word.slice(0, -1),
    `${word.slice(0, -1)}${word.endsWith('0') ? '1' : '0'}`,
    word.replace('.', ''),
    '.',
    'x',
  ];
  for (const each of wrong) await expect(giveBack(each)).rejects.toMatchObject({ problem: { status: 401 } });
  await pass(3 * minute);
  expect(faults()).toHaveLength(1);
});

test('one flies every quarter of an hour, over all nodes', async () => {
  for (let passed = 0; passed < 60; passed++) await pass(minute);
  expect(came()).toHaveLength(4);
});
