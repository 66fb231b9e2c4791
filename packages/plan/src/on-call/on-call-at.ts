import { addMilliseconds, parseInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { CompiledPlan } from '../compiled-plan.ts';
import { onCallSpans } from './on-call-spans.ts';
import type { OnCallReason, OnCallSpan } from './segment.ts';

/** Who is called at one moment in one layer. */
export interface OnCallNow {
  readonly layer: string;
  readonly seat: string | null;
  readonly why: OnCallReason;
  /** When somebody else, or nobody, is called instead. Null: not within a hundred days. */
  readonly until: Instant | null;
}

const lookAhead = 100 * 86_400_000;

/** Who is called at an instant, by layer in the order they are called, until when and why. See `onCallSpans`. */
export function onCallAt(plan: CompiledPlan, schedule: string, instant: Instant): readonly OnCallNow[] {
  return onCallSpans(plan, schedule, instant, addMilliseconds(instant, lookAhead)).flatMap(({ layer, spans }) => {
    const [now, ...later] = spans;
    return now === undefined ? [] : [{ layer, seat: now.seat, why: now.why, until: changeAfter(now, later) }];
  });
}

function changeAfter(now: OnCallSpan, later: readonly OnCallSpan[]): Instant | null {
  const next = later.find(({ seat }) => seat !== now.seat);
  return next === undefined ? null : parseInstant(Temporal.Instant.fromEpochMilliseconds(next.from).toString());
}
