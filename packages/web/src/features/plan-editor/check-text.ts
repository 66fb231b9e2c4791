import { checkPlan } from '@muster/checker';
import type { Finding } from '@muster/checker';
import { parseInstant } from '@muster/clocks';
import { parsePlan, planDiff } from '@muster/plan';
import type { PlanChange } from '@muster/plan';

export interface CheckedText {
  /** The text that this is about. */
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Against the version in force; null where one of the two does not compile. */
  readonly changes: readonly PlanChange[] | null;
}

/** Holds a text against the checker and the version in force. Some tenths of a second for a long plan. */
export function checkText(text: string, inForce: string): CheckedText {
  const now = parseInstant(new Date().toISOString());
  const [before, after] = [parsePlan(inForce, 'plan.yaml'), parsePlan(text, 'plan.yaml')];
  return {
    text,
    findings: checkPlan(text, 'plan.yaml', now),
    changes: before.ok && after.ok ? planDiff(before.plan, after.plan) : null,
  };
}
