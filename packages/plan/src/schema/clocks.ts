import { z } from 'zod';
import { conditionText, id, line, listOf, period } from './words.ts';

const shared = {
  owner: id.optional(),
  deputy: id.optional(),
  tell: line.optional(),
  template: id.optional(),
  gate: id.optional(),
  margin: period.optional(),
  systems: listOf(id).optional(),
};

const lawClock = z.strictObject({
  ...shared,
  entities: listOf(id).optional(),
  /** Within what the organisation wants it done where the law has a word and no number. */
  target: period.optional(),
  anchors: z.record(z.string(), z.string()).optional(),
});

const agreedClock = z.strictObject({
  ...shared,
  title: line,
  from: z.string(),
  within: period,
  clause: line.optional(),
  when: conditionText.optional(),
});

/** Which deadlines can run: of the law by regime, of contracts, and of the organisation itself. */
export const clocks = z.strictObject({
  owner: id.optional(),
  deputy: id.optional(),
  margin: period.optional(),
  /** Percents of the time to a deadline at which people are called; at its end they always are. */
  alarms: z.array(z.int().min(1).max(99)).min(1).max(9).optional(),
  law: z.record(z.string(), lawClock).optional(),
  ruled_out: z.record(z.string(), line).optional(),
  contracts: z.record(z.string(), agreedClock).optional(),
  internal: z.record(z.string(), agreedClock).optional(),
});
