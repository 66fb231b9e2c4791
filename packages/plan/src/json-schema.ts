import { z } from 'zod';
import { planSource } from './schema/plan-source.ts';

/**
 * The JSON Schema (2020-12) of a plan as people write it, for editors. It knows keys, kinds and fixed words; periods,
 * conditions and references are judged by `parsePlan` alone.
 */
export function planJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(planSource, { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' });
  return { ...schema, title: 'A Muster plan' };
}
