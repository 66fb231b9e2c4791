import type { CompiledPlan } from '@muster/plan';
import type { IncidentEvent } from '../events/all-events.ts';
import type { Deadline } from '../events/fields.ts';
import { refuse } from '../refusal.ts';
import type { Refusal, Result } from '../refusal.ts';
import type { DecisionContext } from './context.ts';
import { countAt } from './count-at.ts';
import { deriveSeverity, isWorse } from './derive-severity.ts';
import type { Incident } from './incident.ts';
import { obligations } from './obligations.ts';

/**
 * The severity that follows from the facts, where it is higher than what stands, or where its reasons are new and
 * nobody set the level by hand. A lower result never lowers the level: that takes a person with the authority.
 */
export function settleSeverity(plan: CompiledPlan, incident: Incident, first: boolean): readonly IncidentEvent[] {
  const { level, derived: formerly, reasons: reasonsBefore } = incident.severity;
  const derived = deriveSeverity(plan, incident);
  const rises = isWorse(derived.level, formerly) && isWorse(derived.level, level);
  const same = derived.level === formerly && sameReasons(derived.reasons, reasonsBefore);
  if (!first && same) return [];
  const to = rises ? derived.level : level;
  const reasons = derived.reasons.map(({ clause, assumed }) => ({ clause, assumed: [...assumed] }));
  return [{ type: 'severity-derived', data: { from: first ? null : level, to, derived: derived.level, reasons } }];
}

function sameReasons(some: Incident['severity']['reasons'], others: Incident['severity']['reasons']): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}

/** Due instants for obligations that have none, or whose new limit comes earlier. Never later: nothing is lengthened. */
export function settleDeadlines(
  plan: CompiledPlan,
  incident: Incident,
  context: DecisionContext,
): Result<readonly IncidentEvent[], Refusal> {
  const deadlines: Deadline[] = [];
  for (const { id, limit, clause } of obligations(plan, incident, context.now)) {
    const standing = incident.deadlines[id];
    if (limit === null || (standing?.limit === limit.text && standing.anchoredAt === limit.anchoredAt)) continue;
    const counted = countAt(plan, limit.period, limit.anchoredAt);
    if (!counted.ok) return refuse('deadline/beyond-calendar', counted.message, 'Install newer calendar data.', clause);
    if (standing && standing.due <= counted.due) continue;
    const { anchor, anchoredAt, text } = limit;
    deadlines.push({ obligation: id, due: counted.due, anchor, anchoredAt, limit: text, clause, ...counted.counted });
  }
  return { ok: true, value: deadlines.length === 0 ? [] : [{ type: 'deadlines-set', data: { deadlines } }] };
}
