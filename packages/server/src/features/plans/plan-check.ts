import { checkPlan } from '@muster/checker';
import type { Finding } from '@muster/checker';
import type { Instant } from '@muster/clocks';

/** What the checker finds in a text. `now` decides what has expired, and where the hours of the on-call begin. */
export type PlanCheck = (source: string, now: Instant) => Promise<readonly Finding[]>;

/** What a process of the checker is told. */
export interface CheckJob {
  readonly source: string;
  readonly now: Instant;
}

export const planFile = 'plan.yaml';

/** In the thread that asks: for tests, and for what starts no server. */
export const checkHere: PlanCheck = async (source, now) => checkPlan(source, planFile, now);
