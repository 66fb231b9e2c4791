import { millisecondsBetween } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { CitedEvent } from './replay.ts';

export const metricNames = [
  'detect',
  'declare',
  'triage',
  'legal-review',
  'decide-containment',
  'effective-containment',
  'notify',
  'recover',
  'approval',
] as const;
export type MetricName = (typeof metricNames)[number];

/** How long something took, or why nobody can say: it has not happened yet, or there is nothing to measure. */
export type Measure =
  | {
      readonly kind: 'measured';
      readonly milliseconds: number;
      readonly start: Instant;
      readonly end: Instant;
      /** The events that say when it began and when it ended. */
      readonly from: CitedEvent;
      readonly to: CitedEvent;
      /** Milliseconds left before the deadline, negative after it; null where nothing was due. */
      readonly margin: number | null;
    }
  | { readonly kind: 'not-yet'; readonly because: string; readonly from: CitedEvent | null }
  | { readonly kind: 'not-applicable'; readonly because: string };

export interface Metric {
  readonly name: MetricName;
  /** What it is of, where there are several: `clock:eu-gdpr-33…/notice`, `gate:notify-customers/A-2`. */
  readonly subject: string | null;
  readonly measure: Measure;
}

interface Moment {
  readonly at: Instant;
  readonly event: CitedEvent;
}

/** What ended before it began took no time: the beginning was put on record with a later moment. */
export function measured(from: Moment, to: Moment, due: Instant | null = null): Measure {
  const milliseconds = Math.max(0, millisecondsBetween(from.at, to.at));
  const margin = due === null ? null : millisecondsBetween(to.at, due);
  return { kind: 'measured', milliseconds, start: from.at, end: to.at, from: from.event, to: to.event, margin };
}

export function notYet(because: string, from: CitedEvent | null = null): Measure {
  return { kind: 'not-yet', because, from };
}

export function notApplicable(because: string): Measure {
  return { kind: 'not-applicable', because };
}
