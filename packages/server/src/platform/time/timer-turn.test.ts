import { routes } from '@muster/api';
import { addMilliseconds } from '@muster/clocks';
import { refuse } from '@muster/engine';
import type { RefusalCode } from '@muster/engine';
import { describe, expect, test } from 'vitest';
import { fireTimer } from '../../muster-loops.ts';
import { handClock } from '../../testkit/hand-clock.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import { appendOf } from '../store/append-of.ts';
import { createFakeStore } from '../store/fake/fake-store.ts';
import { fireDueTimers } from './timer-turn.ts';

const organisation = 'example';

async function threeTimers() {
  const clock = handClock();
  const store = createFakeStore(clock.now);
  const timers = ['one', 'bad', 'other'].map((id) => ({
    kind: 'set' as const,
    id,
    stream: `incident/${id}`,
    name: 'obligation-due',
    dueAt: clock.now(),
  }));
  await store.append(appendOf(organisation, { timers }));
  return { clock, store };
}

describe('a turn of the timers', () => {
  test('goes on past one that fails, tells of it, and tries it again once its claim is over', async () => {
    const { clock, store } = await threeTimers();
    const tried: string[] = [];
    const fire = async (timer: { id: string; token: number }) => {
      tried.push(timer.id);
      if (timer.id === 'bad') throw new Error('a holiday table that ends');
      await store.append(appendOf(organisation, { fence: { timer: timer.id, token: timer.token } }));
      return 'fired' as const;
    };
    await expect(fireDueTimers(store, clock, fire)).rejects.toThrow(AggregateError);
    expect(tried.toSorted()).toEqual(['bad', 'one', 'other']);
    expect(await fireDueTimers(store, clock, fire)).toBe(0);
    clock.pass(5_000);
    await expect(fireDueTimers(store, clock, fire)).rejects.toThrow('1 timers could not be carried out');
    expect(tried).toHaveLength(4);
    expect(await store.countTimersDueBefore(addMilliseconds(clock.now(), 1))).toBe(1);
  });
});

describe('a timer that is refused', () => {
  test.each<[RefusalCode, boolean]>([
    ['timer/not-current', true],
    ['incident/unknown', true],
    ['timer/not-due', false],
    ['deadline/beyond-calendar', false],
  ])('as %s is taken away: %s', async (code, goes) => {
    const { muster, at } = await staffedMuster(['security-lead']);
    const body = { type: 'prompt-injection', title: 'A leak', system: 'support-assistant' };
    await at('security-lead').call(routes.incidents.declare, { body });
    const { store, clock } = muster.parts;
    const due = (await store.nextTimerDue()) ?? clock.now();
    const before = await store.countTimersDueBefore(addMilliseconds(due, 1));
    const fire = async () => refuse(code, 'It is refused.', 'Wait.');
    const refusing = fireTimer({ ...muster, incidents: { ...muster.incidents, fire } });
    muster.clock.set(due);
    await fireDueTimers(store, clock, refusing).catch((fault: unknown) => expect(fault).toBeInstanceOf(AggregateError));
    expect(before).toBeGreaterThan(0);
    expect(await store.countTimersDueBefore(addMilliseconds(due, 1))).toBe(goes ? 0 : before);
    await muster.close();
  });
});
