import type { Instant } from '@muster/clocks';
import type { z } from 'zod';
import type { ContentRef } from '../../content-ref.ts';
import type { clockDueField, clockSourceField } from '../../events/clock-fields.ts';

export type ClockSource = z.infer<typeof clockSourceField>;
export type ClockDue = Readonly<z.infer<typeof clockDueField>>;
export type ClockCause = ClockDue['cause'];

/** One clock that runs in an incident, for one legal entity in one role. Its stages are clocks of their own. */
export interface IncidentClock {
  /** `eu-gdpr-33.example-ireland.controller`, `contract.enterprise-customers`. */
  readonly key: string;
  readonly source: ClockSource;
  /** Regime or agreement. */
  readonly of: string;
  readonly entity: string | null;
  readonly role: string | null;
  readonly system: string | null;
  readonly clause: string;
  readonly openedAt: Instant;
  readonly applicability: Applies;
  readonly stages: Readonly<Record<string, ClockStage>>;
  readonly suspended: Suspension | null;
  /** The clock of the special law that takes its place. */
  readonly displacedBy: string | null;
}

/** `undecided`: it runs, and somebody has to decide. `by-plan`: the plan says so for every such incident. */
export type Applies =
  | { readonly kind: 'undecided' | 'by-plan' }
  | {
      readonly kind: 'applies' | 'does-not-apply';
      readonly by: string;
      readonly at: Instant;
      readonly rationale: ContentRef;
    };

export interface ClockStage {
  /** Every count, the newest last. Never empty. */
  readonly history: readonly CountedDue[];
  /** Percents of the newest count at which people were called. */
  readonly alarmed: readonly number[];
  /** More than one only where the law asks for it again and again. */
  readonly reports: readonly ClockReport[];
  readonly waived: { readonly by: string; readonly at: Instant; readonly reason: ContentRef } | null;
}

export interface CountedDue extends ClockDue {
  readonly at: Instant;
  readonly by: string;
}

export interface ClockReport {
  readonly sentAt: Instant;
  readonly by: string;
  readonly at: Instant;
  readonly reference: ContentRef | null;
  readonly proof: number | null;
  readonly lateBecause: ContentRef | null;
}

export interface Suspension {
  readonly authority: ContentRef;
  readonly reference: ContentRef;
  readonly until: Instant | null;
  readonly by: string;
  readonly at: Instant;
}

/** A moment that clocks count from, by the time fact that says it. */
export interface ClockAnchor {
  readonly at: Instant;
  readonly presumed: boolean;
  /** A later moment that one person of legal asks for and another has not confirmed. */
  readonly asked: { readonly to: Instant; readonly by: string; readonly reason: ContentRef } | null;
}

/** The count that holds now. */
export function dueOf(stage: ClockStage): CountedDue {
  const newest = stage.history.at(-1);
  if (newest === undefined) throw new TypeError('A stage begins with its first count.');
  return newest;
}
