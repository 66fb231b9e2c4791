import { z } from 'zod';
import { containmentKinds } from '../plan-words.ts';
import { functionId, names, namesOrNone, period, textOrNull } from './parts.ts';

const switchValue = z.union([z.boolean(), z.number(), z.string()]);

export const system = z.strictObject({
  title: z.string(),
  use: z.string(),
  autonomy: z.enum(['suggests', 'acts-with-tools', 'decides']),
  data: z.array(z.string()),
  affects: z.string(),
  revenue: z.boolean(),
  vendor: z.string().nullable(),
  model: z.strictObject({ name: z.string(), version: z.string(), prompt: z.string().nullable() }).nullable(),
  switches: z.record(z.string(), z.strictObject({ key: z.string(), normally: switchValue, held: switchValue })),
  evidence: z.record(z.string(), z.strictObject({ from: z.string(), keptThere: period, store: textOrNull })),
  withoutMuster: z.string(),
  owner: textOrNull,
  entity: textOrNull,
  roles: z.record(z.string(), names).default({}),
  jurisdictions: namesOrNone,
  decides: namesOrNone,
  prompts: namesOrNone,
  guardrails: z.record(z.string(), z.strictObject({ title: z.string(), version: z.string().nullable() })).default({}),
  tools: z
    .record(z.string(), z.strictObject({ title: z.string(), changes: z.boolean(), switch: z.string().nullable() }))
    .default({}),
  retrieval: z.record(z.string(), z.strictObject({ title: z.string(), data: names })).default({}),
  fallback: textOrNull,
  ladder: namesOrNone,
  recorder: z
    .strictObject({
      purpose: z.string(),
      lawfulBasis: z.string(),
      notice: z.string(),
      assessment: z.string().nullable(),
      kept: period,
    })
    .nullable()
    .default(null),
});

export const action = z.strictObject({
  title: z.string(),
  system: z.string().nullable(),
  adapter: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('switch'), switch: z.string() }),
    z.strictObject({ kind: z.literal('manual'), instruction: z.string() }),
  ]),
  gate: z.string().nullable(),
  because: z.string().nullable(),
  reversible: z.boolean(),
  external: z.boolean(),
  preserveFirstSeconds: z.number().nonnegative().nullable(),
  does: z.enum(containmentKinds).nullable().default(null),
  owner: functionId.nullable().default(null),
  tool: textOrNull,
  proof: z.strictObject({ text: z.string(), within: period.nullable() }).nullable().default(null),
  needsVendor: z.boolean().default(false),
  undo: textOrNull,
  withoutMuster: textOrNull,
  verifiedBy: functionId.nullable().default(null),
});
