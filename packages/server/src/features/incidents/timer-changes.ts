import { timers } from '@muster/engine';
import type { Incident, PlanVersion } from '@muster/engine';
import type { Append, TimerChange } from '../../platform/store/store.ts';

/** The difference between what was waited for, under the plan then, and what is waited for now. */
export function timerChanges(
  { plan: former }: PlanVersion,
  before: Incident | null,
  { plan }: PlanVersion,
  after: Incident,
  stream: string,
  fence: Append['fence'],
): readonly TimerChange[] {
  const had = before === null ? [] : timers(former, before);
  const has = timers(plan, after);
  const kept = new Set(had.map((timer) => timer.id));
  const wanted = new Set(has.map((timer) => timer.id));
  return [
    ...has
      .filter((timer) => !kept.has(timer.id))
      .map(({ id, purpose, dueAt }): TimerChange => ({ kind: 'set', id, stream, name: purpose, dueAt })),
    ...had
      .filter((timer) => !wanted.has(timer.id) && timer.id !== fence?.timer)
      .map(({ id }): TimerChange => ({ kind: 'cancel', id })),
  ];
}
