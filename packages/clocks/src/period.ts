/**
 * A time limit as the plan states it, compiled to plain JSON.
 *
 * - `elapsed`: so many seconds on the wall clock, weekends and nights included ("30 min", "4 h", "1 week").
 * - `business-days`: until the last moment of the n-th business day after the anchor's day, which is day 0
 *   ("2 business days"; the way of counting of Reg. (EEC, Euratom) 1182/71 Art. 3(1) and (2)).
 * - `same-business-day`: at a time of day of the anchor's business day; when that time has passed or the day is no
 *   business day, at that time of the next business day; never later than `atMostSeconds` after the anchor
 *   ("18:00 of the same business day, never later than 8 h").
 * - `months`: until the last moment of the day with the anchor's number, n months on; where that month has no such
 *   day, of its last day ("3 months", "2 years"; Reg. (EEC, Euratom) 1182/71 Art. 3(2)(c)).
 */
export type Period =
  | { readonly kind: 'elapsed'; readonly seconds: number }
  | { readonly kind: 'business-days'; readonly days: number }
  | { readonly kind: 'same-business-day'; readonly at: string; readonly atMostSeconds: number | null }
  | { readonly kind: 'months'; readonly months: number };
