import { routes } from '@muster/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFakeStore } from '../../platform/store/fake/fake-store.ts';
import { handClock } from '../../testkit/hand-clock.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';
import { reviewInProcess } from './review-in-process.ts';
import { reviewRecord } from './review-record.ts';
import type { ReviewJob } from './review-record.ts';

const limits = { eventsHere: 0, milliseconds: 60_000, mebibytes: 512 };
let staff: StaffedMuster;
let job: ReviewJob;

/** An incident whose legal review is an hour late, and its record as it is stored. */
beforeAll(async () => {
  const clock = handClock();
  const store = createFakeStore(clock.now);
  staff = await staffedMuster(['security-lead', 'general-counsel'], { clock, store });
  const body = { type: 'prompt-injection', title: 'It leaks', system: 'support-assistant' };
  const declared = await staff.at('security-lead').call(routes.incidents.declare, { body });
  await staff.muster.pass(3 * 3_600_000);
  const events = (await store.loadStream('example', `incident/${declared.id}`)).map(({ bytes }) => bytes);
  const current = await staff.muster.plans.current('example');
  if (current === null) throw new Error('A plan is in force.');
  job = { events, signals: [], pages: [], plans: new Map([[current.version, current.plan]]), now: clock.now() };
});
afterAll(() => staff.muster.close());

test('a long record is reviewed in a process of its own, with the same outcome', async () => {
  const here = reviewRecord(job);
  expect(here.deviations.length).toBeGreaterThan(0);
  const [first, second] = await Promise.all([reviewInProcess(limits)(job), reviewInProcess(limits)(job)]);
  expect(first).toEqual(here);
  expect(second).toEqual(here);
});

test('a short one is not', async () => {
  expect(await reviewInProcess({ eventsHere: 1_000, milliseconds: 1, mebibytes: 1 })(job)).toEqual(reviewRecord(job));
});

test('one that takes too long or too much is ended, and says so', async () => {
  await expect(reviewInProcess({ ...limits, milliseconds: 1 })(job)).rejects.toThrow(/events takes more than 0.001 s/);
  await expect(reviewInProcess({ ...limits, mebibytes: 8 })(job)).rejects.toThrow(/events takes more than 8 MiB/);
});

test('a record under a plan that is not there is refused there too', async () => {
  await expect(reviewInProcess(limits)({ ...job, plans: new Map() })).rejects.toThrow(/ended without an answer/);
});
