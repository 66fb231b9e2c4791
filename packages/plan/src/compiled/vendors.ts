import { z } from 'zod';
import { condition, day, functionId, names, period } from './parts.ts';

export const vendor = z.strictObject({
  title: z.string(),
  /** The desk to turn to; its address is kept by the instance. */
  contact: z.string().nullable(),
  /** A seat of ours that speaks with the vendor. */
  spokenToBy: z.string().nullable(),
  /** What it owes us when something happens on its side. */
  notice: z.strictObject({ within: period, clause: z.string().nullable() }).nullable(),
  /** Our right to its logs, how long it keeps them, and how soon it hands them over. */
  logs: z.strictObject({ right: z.string(), kept: period, within: period.nullable() }).nullable(),
  statusPage: z.string().nullable(),
  /** When its incident contact last answered a test. */
  lastTest: day.nullable(),
});

/** The insurer's conditions: when it must be told, and what needs its consent first. */
export const insurer = z.strictObject({
  title: z.string(),
  policy: z.string().nullable(),
  contact: z.string().nullable(),
  owner: functionId,
  when: condition,
  from: z.string(),
  within: period,
  consentBefore: names,
});

/** Where evidence lies. */
export const store = z.strictObject({
  title: z.string(),
  /** Null: it deletes nothing by itself. */
  deletesAfter: period.nullable(),
  /** How a hold stops the deleting. */
  hold: z.string().nullable(),
});

/** A kind of hold: what it stops from being deleted against the longest retention, and who ends it. */
export const hold = z.strictObject({
  title: z.string(),
  scope: names,
  because: z.string(),
  resolvedBy: z.string(),
  reviewEvery: period,
});
