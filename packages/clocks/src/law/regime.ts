import type { AnchorName } from './anchor-name.ts';
import type { RegimeScope } from './regime-scope.ts';

/**
 * - `in_force`: binding now. `future`: enacted, binding from its date. `proposed`: not law.
 * - `repealed`: taken back; kept so that who asks sees why, and counted no more.
 * - `no_clock`: the law has no duty to report an incident; what it has instead is told.
 */
export type RegimeStatus = 'in_force' | 'future' | 'proposed' | 'repealed' | 'no_clock';

/**
 * How a length is counted. docs/adr/0013-law-packs.md says why.
 *
 * - `hours_wallclock`: so much later in absolute time; nights, weekends and holidays count.
 * - `eu_1182_71_days`: Reg. (EEC, Euratom) 1182/71 Art. 3: the day of the event is day 0, the end is the last moment of
 *   day N where the recipient is; a Saturday, Sunday or holiday moves it to the next working day; a period of two or more
 *   days has at least two working days.
 * - `eu_1182_71_months`: the same regulation: the day with the same number, or the month's last; then the same roll.
 * - `sec_business_days`: Form 8-K, General Instruction B.1: the n-th business day after, until 17:30 Eastern Time.
 * - `business_days_exclude_day0`: the last moment of the n-th business day after the day of the event.
 * - `calendar_days_exclude_day0`: the last moment of the n-th day after the day of the event; no weekend is spared.
 * - `calendar_days_strict`: N times 24 hours (months: the same time of day), because the text gives no later end.
 */
export type CountingRule =
  | 'hours_wallclock'
  | 'eu_1182_71_days'
  | 'eu_1182_71_months'
  | 'sec_business_days'
  | 'business_days_exclude_day0'
  | 'calendar_days_exclude_day0'
  | 'calendar_days_strict';

export interface Length {
  readonly count: number;
  readonly unit: 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'business-days';
}

/** How long a stage has. */
export type Term =
  | { readonly kind: 'counted'; readonly rule: CountingRule; readonly length: Length }
  /** The earlier of two ends; where the anchor comes after the cap has ended, the length alone counts. */
  | {
      readonly kind: 'capped';
      readonly rule: 'hours_wallclock';
      readonly length: Length;
      readonly cap: { readonly anchor: AnchorName; readonly length: Length };
    }
  /** "Immediately", "without undue delay": no number in the text, so never overdue. */
  | { readonly kind: 'immediately'; readonly wording: string }
  /** A duty without a time: when an authority asks, or when the rest is known. */
  | { readonly kind: 'open'; readonly wording: string };

/** Something about the case that changes a term: `small-agent`, `malicious`. */
export interface Variant {
  readonly circumstance: string;
  readonly length: Length;
  readonly words: string;
  readonly citation: string;
}

/** An end on a day off moves to noon of the next working day; with a circumstance, only where that is said. */
export interface Relief {
  readonly circumstance: string | null;
  readonly words: string;
  readonly citation: string;
}

export interface Stage {
  readonly name: string;
  readonly anchor: AnchorName;
  readonly term: Term;
  readonly variants: readonly Variant[];
  readonly relief: Relief | null;
  /** Due again after each report until this has happened; null for a stage that is due once. */
  readonly until: AnchorName | null;
  /** On what condition the stage is due at all; null for always. */
  readonly when: string | null;
  readonly recipient: string;
  /** The rule in our own words. */
  readonly words: string;
  /** Pinpoint citation of this stage. */
  readonly citation: string;
}

/**
 * - `displaced-by`: the other one is the special rule, and takes the place of this one where it applies.
 * - `narrowed-by`: where it applies, only part of this regime remains.
 * - `suspended-by`: somebody may ask for silence for a time; the request is recorded with its authority and its end.
 * - `counts-together`: several incidents make one that must be reported.
 */
export interface Relation {
  readonly kind: 'displaced-by' | 'narrowed-by' | 'suspended-by' | 'counts-together';
  /** Id of the other regime, where it is one of the pack. */
  readonly regime: string | null;
  readonly words: string;
  readonly citation: string;
  /** Whether the text of this provision was read; else it is told or from memory. */
  readonly read: boolean;
}

/**
 * How far its text was read. `primary`: the official text, or the authority's own page. `copy`: the provision, word for
 * word, in somebody else's copy. `quoted`: what others quote or tell of it. `none`: not read. A clock whose text was only
 * quoted or not read shows as unverified.
 */
export interface Reading {
  readonly text: 'primary' | 'copy' | 'quoted' | 'none';
  readonly source: string;
  /** ISO date. */
  readonly on: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

/** One rule of law that makes somebody report, with its clocks. Plain JSON. */
export interface Regime {
  readonly id: string;
  readonly title: string;
  /** `EU`, `UK`, `US`, `US-CA`, `SG`. */
  readonly jurisdiction: string;
  readonly status: RegimeStatus;
  readonly appliesFrom: { readonly date: string | null; readonly words: string };
  /** Who must report, in which role. */
  readonly who: string;
  readonly trigger: string;
  readonly scope: RegimeScope;
  /** The time zone of the recipient. `fixed`: the law itself names it. */
  readonly zone: { readonly name: string; readonly fixed: boolean };
  /** Whose holidays count, where a rule asks: those of the country the zone lies in, or always the same. */
  readonly holidays: 'of-the-zone' | 'US' | 'BR' | 'none';
  readonly citation: string;
  /** Official address; null where none is known with certainty. */
  readonly link: string | null;
  readonly reading: Reading;
  readonly stages: readonly Stage[];
  readonly relations: readonly Relation[];
  /** What is not settled: confirm with counsel. The clock runs all the same. */
  readonly unsettled: readonly string[];
  /** What published tables say otherwise, and why this does not. */
  readonly corrections: readonly string[];
  readonly notes: readonly string[];
}

/** Whether somebody read the text of the law itself, in the official place or in a copy. */
export function isVerified({ reading }: Regime): boolean {
  return reading.text === 'primary' || reading.text === 'copy';
}
