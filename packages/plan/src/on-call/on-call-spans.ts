import { isInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { OnCallSchedule } from '../compiled-parts.ts';
import type { CompiledPlan } from '../compiled-plan.ts';
import { PlanError } from '../plan-error.ts';
import { holidaySpans } from './holiday-spans.ts';
import { instantOf, localOf } from './local-time.ts';
import { rotationSpans } from './rotation-spans.ts';
import { covering, overlay } from './segment.ts';
import type { Interval, OnCallSpan } from './segment.ts';

/** Who is called in one layer, from first to last without holes. */
export interface OnCallLayer {
  readonly layer: string;
  readonly spans: readonly OnCallSpan[];
}

/**
 * Who is called between two instants, for each layer of a schedule in the order they are called. In a layer an override
 * wins over a holiday, that over the first rotation that covers the moment. Throws PlanError `unknown-schedule`.
 */
export function onCallSpans(plan: CompiledPlan, schedule: string, from: Instant, to: Instant): readonly OnCallLayer[] {
  const found = Object.hasOwn(plan.onCall, schedule) ? plan.onCall[schedule] : undefined;
  if (found === undefined) {
    const known = Object.keys(plan.onCall).join(', ') || 'none';
    throw new PlanError('unknown-schedule', `The plan has no schedule "${schedule}". Its schedules: ${known}.`);
  }
  const interval = { from: millisecondsOf(from), until: millisecondsOf(to) };
  return found.layers.map(({ id }) => ({ layer: id, spans: layerSpans(plan, found, id, interval) }));
}

function layerSpans(plan: CompiledPlan, schedule: OnCallSchedule, layer: string, interval: Interval): OnCallSpan[] {
  const rotations = schedule.layers.find(({ id }) => id === layer)?.rotations ?? [];
  const turns = rotations.map((rotation, index) => rotationSpans(rotation, index, interval));
  const holidays = schedule.holidays
    .filter((rule) => rule.layer === layer)
    .map((rule) => holidaySpans(plan, rule, schedule.zone, interval));
  const overrides = overrideSpans(schedule, layer);
  const above = [...turns.toReversed(), ...holidays, ...overrides.map((override) => [override])];
  return covering(interval, above.reduce<readonly OnCallSpan[]>(overlay, []));
}

function overrideSpans({ overrides, zone }: OnCallSchedule, layer: string): OnCallSpan[] {
  return overrides.flatMap((override, index): OnCallSpan[] => {
    if (override.layer !== layer) return [];
    const { from, to, seat } = override;
    return [
      {
        from: momentOf(from, zone),
        until: momentOf(to, zone),
        seat,
        why: { kind: 'override', override: index },
      },
    ];
  });
}

/** The plan writes local time; who stands in beside the plan does so from an instant on. */
function momentOf(text: string, zone: string): number {
  return isInstant(text) ? millisecondsOf(text) : instantOf(localOf(text), zone);
}

function millisecondsOf(instant: Instant): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}
