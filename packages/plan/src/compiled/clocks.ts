import { z } from 'zod';
import { condition, names, period } from './parts.ts';

const shared = {
  owner: z.string().nullable(),
  deputy: z.string().nullable(),
  recipient: z.string().nullable(),
  template: z.string().nullable(),
  gate: z.string().nullable(),
  /** So long before the deadline everything is to be done. */
  margin: period.nullable(),
  /** The systems it is about; all where the list is empty. */
  systems: names,
};

/** A clock of the law. Its rule is the law pack's; who answers for it here is the plan's. */
const lawClock = z.strictObject({
  ...shared,
  /** The entities it is about; all where the list is empty. */
  entities: names,
  /** What elapsed time is shown against where the law has a word and no number. */
  target: period.nullable().default(null),
  /** By anchor of the regime, the time fact that is it; a fact of the same name where nothing is said. */
  anchors: z.record(z.string(), z.string()),
});

/** A clock that a contract or the organisation itself sets. */
const agreedClock = z.strictObject({
  ...shared,
  title: z.string(),
  /** A time fact, `declaration` or `first-signal`. */
  from: z.string(),
  within: period,
  clause: z.string().nullable(),
  when: condition.nullable(),
});

/** Where the plan does not say. */
export const usualAlarms = [50, 80];

export const clocks = z.strictObject({
  /** Seats that answer for every clock which names no other. */
  owner: z.string().nullable(),
  deputy: z.string().nullable(),
  margin: period.nullable(),
  /** At how much of the time from the anchor to the strict instant owner and deputy are called, in percent. */
  alarms: z.array(z.int().min(1).max(99)).default(usualAlarms),
  law: z.record(z.string(), lawClock),
  /** Regimes that were looked at and do not apply, with why. */
  ruledOut: z.record(z.string(), z.string()),
  contracts: z.record(z.string(), agreedClock),
  internal: z.record(z.string(), agreedClock),
});

export const noClocks = {
  owner: null,
  deputy: null,
  margin: null,
  alarms: usualAlarms,
  law: {},
  ruledOut: {},
  contracts: {},
  internal: {},
};
