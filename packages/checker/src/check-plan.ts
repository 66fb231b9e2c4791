import { parsePlan } from '@muster/plan';
import type { Finding } from './finding.ts';
import { formFinding } from './rules/form.ts';

/**
 * Everything wrong with a plan text, in the order of the text; an empty list means that it may be activated.
 * Never throws, whatever the text.
 */
export function checkPlan(yaml: string, fileName: string): Finding[] {
  const parsed = parsePlan(yaml, fileName);
  return parsed.ok ? [] : parsed.faults.map(formFinding);
}
