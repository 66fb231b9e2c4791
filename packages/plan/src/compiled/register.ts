import { z } from 'zod';
import { period } from './parts.ts';

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
  evidence: z.record(z.string(), z.strictObject({ from: z.string(), keptThere: period })),
  withoutMuster: z.string(),
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
});
