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
  /** When somebody else, or nobody, is called instead. Null: not within the time looked ahead. */
  readonly until: Instant | null;
}

/** A hundred days, in milliseconds. */
const hundredDays = 100 * 86_400_000;

/**
 * Who is called at an instant, by layer in the order they are called, until when and why. See `onCallSpans`. Whoever does
 * not ask until when looks a millisecond ahead, which is a hundred times as quick.
 */
export function onCallAt(
  plan: CompiledPlan,
  schedule: string,
  instant: Instant,
  lookAhead = hundredDays,
): readonly OnCallNow[] {
  return onCallSpans(plan, schedule, instant, addMilliseconds(instant, lookAhead)).flatMap(({ layer, spans }) => {
    const [now, ...later] = spans;
    return now === undefined ? [] : [{ layer, seat: now.seat, why: now.why, until: changeAfter(now, later) }];
  });
}

function changeAfter(now: OnCallSpan, later: readonly OnCallSpan[]): Instant | null {
  const next = later.find(({ seat }) => seat !== now.seat);
  return next === undefined ? null : parseInstant(Temporal.Instant.fromEpochMilliseconds(next.from).toString());
}
