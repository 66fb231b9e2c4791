import type { Instant } from '@muster/clocks';
import type { CompiledPlan } from '@muster/plan';
import { evolveIncident } from '../incident/evolve-incident.ts';
import type { RecordedIncidentEvent } from '../incident/incident-event.ts';
import type { Incident } from '../incident/incident.ts';

/** One event with the state it found, the state it left, and the plan that it was decided under. */
export interface Step {
  readonly event: RecordedIncidentEvent;
  readonly plan: CompiledPlan;
  readonly before: Incident | null;
  readonly after: Incident;
}

/** An event that explains a number or a finding: whoever doubts it opens the record there. */
export interface CitedEvent {
  readonly stream: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly at: Instant;
}

/** The record played again. `planOf` gives each plan version that the events name. */
export function replay(
  events: readonly RecordedIncidentEvent[],
  planOf: (version: string) => CompiledPlan,
): readonly Step[] {
  let state: Incident | null = null;
  return events.map((event) => {
    const before = state;
    const after = evolveIncident(before, event);
    state = after;
    return { event, before, after, plan: planOf(event.plan ?? after.planVersion) };
  });
}

export function cite({
  stream,
  version,
  id,
  type,
  recordedAt,
}: Pick<RecordedIncidentEvent, 'stream' | 'version' | 'id' | 'recordedAt'> & { readonly type: string }): CitedEvent {
  return { stream, version, id, type, at: recordedAt };
}
