import type { FoundFault } from '../fault.ts';
import { planSource } from '../schema/plan-source.ts';
import type { PlainValue } from '../yaml/read-yaml.ts';
import { isMap } from './raw-plan.ts';

/** Every incident has a severity, whatever its facts: one rule of the lowest level always holds. */
export function severityDefaultFaults(plan: PlainValue): FoundFault[] {
  if (!isMap(plan)) return [];
  const severity = planSource.shape.severity.safeParse(plan['severity']);
  if (!severity.success || severity.data.low.rules.some(({ when }) => when.trim() === 'true')) return [];
  const message = 'Some incident could have no severity. Add a rule with when: "true" to the lowest level.';
  return [{ code: 'severity-incomplete', path: ['severity', 'low', 'rules'], at: 'key', message }];
}
