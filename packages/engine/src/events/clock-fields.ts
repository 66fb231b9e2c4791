import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { idField, instantField } from './fields.ts';

/** Who sets a clock: the law, a contract, the organisation itself, or the policy of its insurer. */
export const clockSourceField = z.enum(['law', 'contract', 'internal', 'insurer']);

/**
 * - `due`: both instants are there. `anchor-missing`: what it counts from has not happened or is not known.
 * - `no-number`: the text has a word and no number. `suspended`: an authority asked for silence, without an end.
 * - `ended`, `repealed`: the law asks for it no more. `uncountable`: it leaves the holiday tables.
 */
const clockStateField = z.enum(['due', 'anchor-missing', 'no-number', 'suspended', 'ended', 'repealed', 'uncountable']);

/** Why an instant is what it is now. Only `anchor-later`, `suspended`, `resumed` and `reported` ever make it later. */
const clockCauseField = z.enum([
  'opened',
  'anchor-fixed',
  'anchor-earlier',
  'anchor-later',
  'suspended',
  'resumed',
  'reported',
  'recounted',
]);

/** One count of one stage, with all that it was counted with, so that nobody has to count again. */
export const clockDueField = z.strictObject({
  state: clockStateField,
  anchor: z.string().min(1).max(200),
  anchoredAt: instantField.nullable(),
  /** Counted from the earliest signal that a person saw, until counsel says when it was. */
  presumed: z.boolean(),
  strictDue: instantField.nullable(),
  legalLatest: instantField.nullable(),
  /** What elapsed time is shown against where there is no number: the plan's wish, never overdue. */
  target: instantField.nullable(),
  /** The plan's margin before `strictDue`. */
  doBy: instantField.nullable(),
  /** When owner and deputy are called, and at how much of the time from the anchor to `strictDue`. */
  alarms: z.array(z.strictObject({ percent: z.int().min(1).max(100), at: instantField })),
  rule: z.string().max(200),
  timeZone: z.string().max(200),
  calendar: z.string().max(200).nullable(),
  calendarVersion: z.string().max(200).nullable(),
  /** The law pack with its version; null for what is no law. */
  pack: z.string().max(200).nullable(),
  cause: clockCauseField,
  /** Why, where somebody had to say it. */
  reason: contentRef.nullable(),
});

export const clockStageField = z.strictObject({ clock: idField, stage: idField });
