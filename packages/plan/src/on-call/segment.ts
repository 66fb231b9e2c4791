/** Why a seat is called, or why none is. Positions are those in the compiled schedule. */
export type OnCallReason =
  | { readonly kind: 'rotation'; readonly rotation: number; readonly turn: number }
  | { readonly kind: 'holiday'; readonly day: string }
  | { readonly kind: 'override'; readonly override: number }
  /** No rotation covers the hour, or none has begun. */
  | { readonly kind: 'nobody' }
  /** The calendar has no table for the year, so nobody can tell whether it is a holiday. */
  | { readonly kind: 'no-holiday-table'; readonly calendar: string; readonly year: number };

/** A seat that is called from a moment until before another, in milliseconds since 1970-01-01 UTC. */
export interface OnCallSpan {
  readonly from: number;
  readonly until: number;
  readonly seat: string | null;
  readonly why: OnCallReason;
}

/** From a moment until before another. */
export interface Interval {
  readonly from: number;
  readonly until: number;
}

/** Both in order and without overlap; where both say something, `above` does. */
export function overlay(below: readonly OnCallSpan[], above: readonly OnCallSpan[]): OnCallSpan[] {
  const laid: OnCallSpan[] = [];
  let next = 0;
  for (const span of below) {
    let { from } = span;
    for (let over = above[next]; over !== undefined && over.from < span.until; over = above[next]) {
      if (over.from > from) laid.push({ ...span, from, until: over.from });
      from = Math.max(from, over.until);
      if (over.until > span.until) break;
      laid.push(over);
      next += 1;
    }
    if (from < span.until) laid.push({ ...span, from });
  }
  return [...laid, ...above.slice(next)].toSorted((left, right) => left.from - right.from);
}

/** The parts of spans that lie in intervals; both in order and without overlap. */
export function within(spans: readonly OnCallSpan[], intervals: readonly Interval[]): OnCallSpan[] {
  const kept: OnCallSpan[] = [];
  let first = 0;
  for (const span of spans) {
    while ((intervals[first]?.until ?? Infinity) <= span.from) first += 1;
    for (let at = first; (intervals[at]?.from ?? Infinity) < span.until; at += 1) {
      const from = Math.max(span.from, intervals[at]?.from ?? span.from);
      const until = Math.min(span.until, intervals[at]?.until ?? span.until);
      kept.push({ ...span, from, until });
    }
  }
  return kept;
}

/** Cut to an interval, with nobody where nothing is said: the whole interval, without holes. */
export function covering({ from, until }: Interval, spans: readonly OnCallSpan[]): OnCallSpan[] {
  const nobody: OnCallSpan = { from, until, seat: null, why: { kind: 'nobody' } };
  return within(overlay([nobody], within(spans, [{ from, until }])), [{ from, until }]);
}
