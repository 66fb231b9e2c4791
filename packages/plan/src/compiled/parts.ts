import { z } from 'zod';
import { functionIds, severities } from '../plan-words.ts';

export const functionId = z.enum(functionIds);
export const severity = z.enum(severities);

export const period = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('elapsed'), seconds: z.number().int().positive() }),
  z.strictObject({ kind: z.literal('business-days'), days: z.number().int().positive() }),
  z.strictObject({
    kind: z.literal('same-business-day'),
    at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    atMostSeconds: z.number().int().positive().nullable(),
  }),
  z.strictObject({ kind: z.literal('months'), months: z.number().int().positive() }),
]);

export const condition = z.strictObject({ cel: z.string(), reads: z.array(z.string()) });

export const timeLimit = z.strictObject({
  period,
  from: z.enum(['first-signal', 'declaration', 'stage']),
  text: z.string(),
});

export const timeLimits = z.partialRecord(severity, timeLimit);

/** A calendar day, `2026-11-23`. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Maps and lists of names, empty in plans of before they were there. */
export const names = z.array(z.string());
export const namesOrNone = names.default([]);
export const textOrNull = z.string().nullable().default(null);
