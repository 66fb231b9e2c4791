import type { Instant } from '@muster/clocks';
import type { CompiledPlan } from '../compiled-plan.ts';

/** Somebody stands in for a while: agreed on in Muster, where an override is written in the plan. */
export interface OnCallCover {
  readonly schedule: string;
  readonly layer: string;
  readonly from: Instant;
  /** Until before. */
  readonly to: Instant;
  readonly seat: string;
}

/**
 * The plan as it calls people while these stand in: later ones win, and all of them over the plan's own overrides. Covers
 * of schedules and layers that the plan does not have any more say nothing.
 */
export function withCovers(plan: CompiledPlan, covers: readonly OnCallCover[]): CompiledPlan {
  if (covers.length === 0) return plan;
  const onCall = Object.entries(plan.onCall).map(([id, schedule]) => {
    const standing = covers.filter((cover) => cover.schedule === id);
    const added = standing.map(({ layer, from, to, seat }) => ({ layer, from, to, seat, because: null }));
    return [id, { ...schedule, overrides: [...schedule.overrides, ...added] }] as const;
  });
  return { ...plan, onCall: Object.fromEntries(onCall) };
}
