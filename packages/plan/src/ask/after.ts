import { calendar, dueInstant } from '@muster/clocks';
import type { Instant, Period } from '@muster/clocks';
import type { CompiledPlan } from '../compiled-plan.ts';

/** So long after an instant, counted where the organisation is; null where its holiday table does not reach. */
export function after({ organisation }: CompiledPlan, period: Period, from: Instant): Instant | null {
  const table = calendar(organisation.holidays);
  if (table === undefined) return null;
  const found = dueInstant(period, from, { timeZone: organisation.timeZone, calendar: table });
  return found.ok ? found.due : null;
}
