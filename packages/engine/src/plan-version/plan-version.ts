import type { CompiledPlan } from '@muster/plan';

/** A plan with its digest, as an incident pins it. */
export interface PlanVersion {
  readonly plan: CompiledPlan;
  readonly version: string;
}
