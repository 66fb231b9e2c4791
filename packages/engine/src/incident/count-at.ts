import { calendar, dueInstant } from '@muster/clocks';
import type { Due, Instant, Period } from '@muster/clocks';
import type { CompiledPlan } from '@muster/plan';

/** Counts a period at the organisation's place. A holiday table this program does not carry is a fault, never a guess. */
export function countAt(plan: CompiledPlan, period: Period, from: Instant): Due {
  const { timeZone, holidays } = plan.organisation;
  const table = calendar(holidays);
  if (table === undefined)
    return { ok: false, code: 'beyond-calendar', message: `There is no holiday table "${holidays}".` };
  return dueInstant(period, from, { timeZone, calendar: table });
}
