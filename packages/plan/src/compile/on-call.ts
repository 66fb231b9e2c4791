import type { OnCallSchedule, Rotation } from '../compiled-parts.ts';
import { weekdays } from '../plan-words.ts';
import type { PlanSource } from '../schema/plan-source.ts';

type Schedule = NonNullable<PlanSource['on_call']>[string];
type Turns = Schedule['layers'][number]['rotate'][number];
type Step = NonNullable<Schedule['escalate']>[number];

/** A Monday long past: who says nothing of a first day has always taken turns. */
const always = '2024-01-01';

export function compileSchedule(id: string, schedule: Schedule, timeZone: string): OnCallSchedule {
  const zone = schedule.zone ?? timeZone;
  return {
    title: schedule.title ?? null,
    zone,
    layers: schedule.layers.map(({ layer, rotate }) => ({
      id: layer,
      rotations: rotate.map((turns) => compileRotation(turns, zone)),
    })),
    overrides: (schedule.overrides ?? []).map(({ because, ...override }) => ({
      ...override,
      because: because ?? null,
    })),
    holidays: schedule.holidays ?? [],
    escalation: (schedule.escalate ?? []).map((step) => compileStep(id, step)),
  };
}

function compileRotation({ every, at, since, zone, only, through }: Turns, scheduleZone: string): Rotation {
  return {
    zone: zone ?? scheduleZone,
    everyDays: every,
    at: at.time,
    since: firstOn(since ?? always, at.weekday),
    through,
    only: only ?? [],
  };
}

/** The first day from one on that has this name. */
function firstOn(day: string, weekday: (typeof weekdays)[number] | null): string {
  if (weekday === null) return day;
  const from = Temporal.PlainDate.from(day);
  const days = (weekdays.indexOf(weekday) + 1 - from.dayOfWeek + 7) % 7;
  return from.add({ days }).toString();
}

function compileStep(schedule: string, step: Step): OnCallSchedule['escalation'][number] {
  const { after, by = [] } = step;
  if (step.layer === undefined) return { after, to: { kind: 'seat', seat: step.to ?? '' }, by };
  return { after, to: { kind: 'layer', schedule: step.schedule ?? schedule, layer: step.layer }, by };
}
