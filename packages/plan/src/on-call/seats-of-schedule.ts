import type { CompiledPlan } from '../compiled-plan.ts';

/** Every seat that a schedule calls, and the seats of the functions that it serves: who may stand in for each other. */
export function seatsOfSchedule(plan: CompiledPlan, schedule: string): readonly string[] {
  const found = Object.hasOwn(plan.onCall, schedule) ? plan.onCall[schedule] : undefined;
  if (found === undefined) return [];
  const served = Object.values(plan.functions).filter(({ onCall }) => onCall === schedule);
  return [
    ...new Set([
      ...found.layers.flatMap(({ rotations }) => rotations.flatMap(({ through }) => through)),
      ...found.holidays.flatMap(({ through }) => through),
      ...found.overrides.map(({ seat }) => seat),
      ...found.escalation.flatMap(({ to }) => (to.kind === 'seat' ? [to.seat] : [])),
      ...served.flatMap(({ lead, deputies }) => [lead, ...deputies]),
    ]),
  ];
}
