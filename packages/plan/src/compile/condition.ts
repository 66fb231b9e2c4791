import type { Condition } from '../compiled-plan.ts';
import { factsRead } from '../condition/check-condition.ts';
import { parseCondition } from '../condition/parse-condition.ts';
import { PlanError } from '../plan-error.ts';

/** A condition that the rules have already found sound, with what it reads. */
export function compileCondition(text: string): Condition {
  const cel = text.trim();
  const parsed = parseCondition(cel);
  if (!parsed.ok)
    throw new PlanError('bad-condition', `The condition "${cel}" cannot be read: ${parsed.faults[0]?.message}`);
  return { cel, reads: factsRead(parsed.term) };
}
