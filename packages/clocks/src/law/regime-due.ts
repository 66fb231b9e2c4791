import type { Calendar } from '../calendar.ts';
import type { DueFaultCode } from '../due-instant.ts';
import { parseInstant } from '../instant.ts';
import type { Instant } from '../instant.ts';
import { timeZoneNamed } from '../time-zone.ts';
import type { AnchorName } from './anchor-name.ts';
import { legalEnd, noonAfterDayOff, strictEnd, unmovedEnd } from './count-length.ts';
import type { Start } from './count-length.ts';
import { calendarOfZone, lawCalendar, lawCalendarIds } from './law-calendar.ts';
import type { CountingRule, Regime, Stage, Term } from './regime.ts';

/** When each thing happened, as far as it is known. */
export type Anchors = Readonly<Partial<Record<AnchorName, Instant>>>;

export interface CountOptions {
  /** IANA zone of whoever receives the report; else the regime's own. A law that names its zone keeps it. */
  readonly zone?: string | undefined;
  /** Id of a holiday calendar; else that of the Member State the zone lies in. A law that names its own keeps it. */
  readonly holidays?: string | undefined;
  /** What of this case changes a term: see `circumstancesOf`. */
  readonly circumstances?: readonly string[] | undefined;
}

/**
 * - `due`: both instants are there.
 * - `anchor-missing`: what the law counts from has not happened or is not known; nothing is guessed.
 * - `no-number`: the law has a word for it and no number.
 * - `ended`: it came back after each report, and what ends that has happened.
 * - `repealed`: the law was taken back.
 */
export type StageState = 'due' | 'anchor-missing' | 'no-number' | 'ended' | 'repealed';

/** One clock of a regime. `strictDue` drives alarms and is never later than `legalLatest`, which informs. */
export interface StageDue {
  readonly name: string;
  readonly anchor: AnchorName;
  readonly state: StageState;
  readonly strictDue: Instant | null;
  readonly legalLatest: Instant | null;
  readonly rule: CountingRule | 'none';
  readonly zone: string;
  /** Id and origin of the holiday calendar, where the rule asked one. */
  readonly calendar: string | null;
  readonly calendarVersion: string | null;
  readonly missing: readonly AnchorName[];
  readonly when: string | null;
  readonly recipient: string;
  readonly words: string;
  readonly citation: string;
}

export type RegimeDue =
  | { readonly ok: true; readonly stages: readonly StageDue[] }
  | { readonly ok: false; readonly code: DueFaultCode; readonly message: string };

/** Every clock of a regime, counted from the anchors that are known. */
export function regimeDue(regime: Regime, anchors: Anchors, options: CountOptions = {}): RegimeDue {
  const place = placeOf(regime, options);
  if (!place.ok) return place;
  const stages: StageDue[] = [];
  for (const stage of regime.stages) {
    const found = stageDue(regime, inForce(stage, options.circumstances ?? []), anchors, place);
    if (!found.ok) return found;
    stages.push(found.stage);
  }
  return { ok: true, stages };
}

/** The words that change a term of this regime, as `CountOptions.circumstances` takes them. */
export function circumstancesOf(regime: Regime): readonly string[] {
  return [...new Set(changesOf(regime).flatMap(({ circumstance }) => circumstance ?? []))];
}

/** What may change a stage, and on what circumstance; null for a relief that everybody has. */
export interface Change {
  readonly stage: string;
  readonly circumstance: string | null;
  readonly words: string;
  readonly citation: string;
}

/** Every variant and every relief of a regime. */
export function changesOf(regime: Regime): readonly Change[] {
  return regime.stages.flatMap(({ name: stage, variants, relief }) =>
    [...variants, ...(relief === null ? [] : [relief])].map(({ circumstance, words, citation }) => ({
      stage,
      circumstance,
      words,
      citation,
    })),
  );
}

/** Every anchor that a regime counts from. */
export function anchorsOf(regime: Regime): readonly AnchorName[] {
  const names = regime.stages.flatMap(({ anchor, term, until }) => [
    anchor,
    ...(term.kind === 'capped' ? [term.cap.anchor] : []),
    ...(until === null ? [] : [until]),
  ]);
  return [...new Set(names)];
}

interface Place {
  readonly ok: true;
  readonly zone: string;
  readonly calendar: Calendar;
}

type Fault = Extract<RegimeDue, { readonly ok: false }>;

function placeOf(regime: Regime, { zone: asked, holidays }: CountOptions): Place | Fault {
  const zone = timeZoneNamed(asked ?? regime.zone.name);
  if (zone === null)
    return fault(
      'unknown-time-zone',
      `"${asked}" is no time zone. Name one of the IANA database, like "Europe/Dublin".`,
    );
  const kept = regime.zone.fixed ? regime.zone.name : zone;
  const calendar = calendarFor(regime, kept, holidays);
  if (calendar === undefined)
    return fault(
      'beyond-calendar',
      `There is no holiday table "${holidays}". There are: ${lawCalendarIds.join(', ')}.`,
    );
  return { ok: true, zone: kept, calendar };
}

function calendarFor(regime: Regime, zone: string, asked: string | undefined): Calendar | undefined {
  switch (regime.holidays) {
    case 'US':
    case 'BR':
      return lawCalendar(regime.holidays);
    case 'of-the-zone':
    case 'none':
      return asked === undefined ? calendarOfZone(zone) : lawCalendar(asked);
  }
}

interface StageInForce extends Stage {
  /** Moves an end on a day off to noon of the next working day. */
  readonly relieved: boolean;
}

/** The stage as the circumstances of this case make it. */
function inForce(stage: Stage, circumstances: readonly string[]): StageInForce {
  const { relief, term } = stage;
  const relieved = relief !== null && (relief.circumstance === null || circumstances.includes(relief.circumstance));
  const variant = stage.variants.find(({ circumstance }) => circumstances.includes(circumstance));
  if (variant === undefined || term.kind !== 'counted') return { ...stage, relieved };
  const { length, words, citation } = variant;
  return { ...stage, relieved, term: { ...term, length }, words, citation };
}

function stageDue(
  regime: Regime,
  stage: StageInForce,
  anchors: Anchors,
  { zone, calendar }: Place,
): { readonly ok: true; readonly stage: StageDue } | Fault {
  const missing = neededAnchors(stage).filter((name) => anchors[name] === undefined);
  const asks = stage.relieved || rulesWithHolidays.has(ruleOf(stage.term));
  const told = {
    name: stage.name,
    anchor: stage.anchor,
    strictDue: null,
    legalLatest: null,
    rule: ruleOf(stage.term),
    zone,
    calendar: asks ? calendar.id : null,
    calendarVersion: asks ? calendar.version : null,
    missing,
    when: stage.when,
    recipient: stage.recipient,
    words: stage.words,
    citation: stage.citation,
  };
  const plain = (state: StageState) => ({ ok: true, stage: { ...told, state } }) as const;
  if (regime.status === 'repealed') return plain('repealed');
  if (stage.term.kind === 'immediately' || stage.term.kind === 'open') return plain('no-number');
  const anchor = anchors[stage.anchor];
  if (anchor === undefined || missing.length > 0) return plain('anchor-missing');
  const start: Start = { at: Temporal.Instant.from(anchor).toZonedDateTimeISO(zone), calendar };
  const ends = endsOf(stage.term, stage.relieved, start, anchors);
  if (ends === undefined) return beyondCalendar(regime, stage, anchor, calendar);
  if (Temporal.Instant.compare(ends.legal, lastInstant) > 0) return beyondTime(anchor);
  if (hasEnded(stage, anchors, ends.strict)) return plain('ended');
  const due = { strictDue: parseInstant(ends.strict.toString()), legalLatest: parseInstant(ends.legal.toString()) };
  return { ok: true, stage: { ...told, ...due, state: 'due' } };
}

type NumberedTerm = Extract<Term, { readonly kind: 'counted' | 'capped' }>;

interface Ends {
  readonly strict: Temporal.Instant;
  readonly legal: Temporal.Instant;
}

function endsOf(term: NumberedTerm, relieved: boolean, start: Start, anchors: Anchors): Ends | undefined {
  const { calendar, at } = start;
  const strict = term.kind === 'capped' ? cappedEnd(term, start, anchors) : strictEnd(term.length, start);
  if (strict === undefined) return undefined;
  const legal = relieved
    ? noonAfterDayOff(beforeRelief(term, strict, start), at.timeZoneId, calendar)
    : term.kind === 'capped'
      ? strict
      : legalEnd(term.rule, term.length, start);
  return legal && { strict: earlier(strict, legal), legal };
}

/** A period in hours ends where it ends; one in days or months with its last day. The relief replaces the usual roll. */
function beforeRelief(term: NumberedTerm, strict: Temporal.Instant, start: Start): Temporal.Instant {
  return term.rule === 'hours_wallclock' ? strict : unmovedEnd(term.length, start);
}

function cappedEnd(
  { length, cap }: Extract<Term, { readonly kind: 'capped' }>,
  start: Start,
  anchors: Anchors,
): Temporal.Instant | undefined {
  const own = strictEnd(length, start);
  const from = anchors[cap.anchor];
  if (own === undefined || from === undefined) return undefined;
  const limit = strictEnd(cap.length, {
    ...start,
    at: Temporal.Instant.from(from).toZonedDateTimeISO(start.at.timeZoneId),
  });
  if (limit === undefined) return undefined;
  const isLate = Temporal.Instant.compare(start.at.toInstant(), limit) > 0;
  return isLate ? own : earlier(own, limit);
}

function neededAnchors({ anchor, term }: Stage): readonly AnchorName[] {
  return term.kind === 'capped' ? [anchor, term.cap.anchor] : [anchor];
}

/** A report that comes back is due once more only while what ends it has not happened before. */
function hasEnded({ until }: Stage, anchors: Anchors, strict: Temporal.Instant): boolean {
  const ended = until === null ? undefined : anchors[until];
  return ended !== undefined && Temporal.Instant.compare(Temporal.Instant.from(ended), strict) <= 0;
}

const rulesWithHolidays: ReadonlySet<CountingRule | 'none'> = new Set([
  'eu_1182_71_days',
  'eu_1182_71_months',
  'sec_business_days',
  'business_days_exclude_day0',
] as const);

function ruleOf(term: Term): CountingRule | 'none' {
  return term.kind === 'counted' || term.kind === 'capped' ? term.rule : 'none';
}

function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) <= 0 ? one : other;
}

const lastInstant = Temporal.Instant.from('9999-12-31T23:59:59.999Z');

function beyondCalendar(regime: Regime, stage: Stage, anchor: Instant, calendar: Calendar): Fault {
  const { id, firstYear, lastYear, version } = calendar;
  const message = `${regime.id} ${stage.name}, counted from ${anchor}, leaves the ${id} holiday table (${firstYear} to ${lastYear}, ${version}). Install a version with a newer table.`;
  return fault('beyond-calendar', message);
}

function beyondTime(anchor: Instant): Fault {
  return fault('beyond-time', `A deadline counted from ${anchor} lies after the year 9999.`);
}

function fault(code: DueFaultCode, message: string): Fault {
  return { ok: false, code, message };
}
