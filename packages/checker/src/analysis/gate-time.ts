import type { CompiledPlan, GateDefinition } from '@muster/plan';
import { entryOf } from './people.ts';
import { longestSeconds } from './period-bounds.ts';
import type { RegisteredClock } from './clock-register.ts';

/** The gate that a clock's notice passes; null where it passes none. */
export function gateOf(plan: CompiledPlan, { clock }: RegisteredClock): GateDefinition | null {
  return clock.gate === null ? null : (entryOf(plan.gates, clock.gate) ?? null);
}

/** The most seconds that an approval takes: asked, met with silence, and asked again of those it escalates to. */
export function slowestApproval({ within, onSilence }: GateDefinition): number {
  return longestSeconds(within) + longestSeconds(onSilence.after);
}

/** Whether a notice of this text may be sent without asking, on the day. */
export function hasStanding({ standing }: GateDefinition, template: string | null, today: string): boolean {
  return standing !== null && standing.template === template && standing.until >= today;
}
