import type { FunctionId, Severity, StageId } from '@muster/plan';
import { z } from 'zod';

/** Shapes that several resources share. Limits are stated where they stand. */
export const none = z.strictObject({});
export const noBody = z.undefined();
export const id = z.string().min(1).max(200);
export const line = z.string().trim().min(1).max(300);
export const text = z.string().trim().min(1).max(20_000);
export const reason = z.string().trim().min(1).max(4_000);
export const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** In years that a calendar can add to. */
export const instant = z.iso.datetime({ offset: true }).regex(/^[1-8]\d{3}-/, 'A year from 1000 to 8999');
/** Spelled out, because a client carries only the types of the plan package. */
export const severity = z.enum(['low', 'medium', 'high', 'critical'] satisfies Severity[]);
export const stage = z.enum(['detect', 'classify', 'contain', 'investigate', 'recover', 'review'] satisfies StageId[]);
export const functionId = z.enum([
  'security',
  'legal',
  'operations',
  'engineering',
  'privacy',
  'communications',
  'executive',
] satisfies FunctionId[]);
export const actionNumber = z.coerce.number().int().min(1).max(1_000_000);

/** Pages by cursor: pass `after` from the former page's `next`. */
export const pageQuery = z.strictObject({
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable() });
}

/** Limits that most routes share: small JSON bodies, a human's pace times ten. */
export const readLimit = { bodyBytes: 0, perMinute: 1_200 } as const;
export const writeLimit = { bodyBytes: 262_144, perMinute: 600 } as const;

/** Why something outside did not take what it was sent. */
export const outsideFaults = [
  'address',
  'credentials',
  'rate',
  'unreachable',
  'timeout',
  'provider',
  'request',
  'unsafe',
] as const;
