import { addMilliseconds, millisecondsBetween } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { anchorsOf, lawPacks, regimeDue } from '@muster/clocks/law';
import type { Regime, StageDue } from '@muster/clocks/law';
import type { CompiledPlan } from '@muster/plan';
import { entry } from '../../entry.ts';
import { countAt } from '../count-at.ts';
import type { Incident } from '../incident.ts';
import { agreementOf, anchorAt } from './anchors-of.ts';
import { regimeOf } from './clock-cases.ts';
import { registered } from './clock-register.ts';
import type { ClockDue, IncidentClock } from './incident-clock.ts';

/** One stage as it counts now, before anybody asks why it changed. */
export type StageCount = Omit<ClockDue, 'cause' | 'reason'> & { readonly stage: string };

/** What a clock counts; nothing where plan or packs know it no more: what was recorded then stays. */
export function countClock(
  plan: CompiledPlan,
  incident: Incident,
  clock: IncidentClock,
  now: Instant,
): readonly StageCount[] {
  const regime = regimeOf(clock);
  const counted = regime === undefined ? countAgreed(plan, incident, clock) : countLaw(plan, incident, clock, regime);
  return counted.map((each) => withAlarms(plan, clock, suspendedCount(clock, each), now));
}

type Bare = Omit<StageCount, 'doBy' | 'alarms' | 'target'>;

function countLaw(plan: CompiledPlan, incident: Incident, clock: IncidentClock, regime: Regime): readonly Bare[] {
  const known = anchorsOf(regime).flatMap((name) => {
    const found = anchorAt(plan, incident, clock, name);
    return found === null ? [] : [[name, found] as const];
  });
  const anchors = Object.fromEntries(known.map(([name, { at }]) => [name, at]));
  const pack = packOf(regime);
  const counted = regimeDue(regime, anchors, { zone: zoneOf(plan, clock.entity) });
  const anchored = new Map<string, { readonly at: Instant; readonly presumed: boolean }>(known);
  if (!counted.ok) {
    const nothing = { strictDue: null, legalLatest: null, rule: 'none', timeZone: regime.zone.name };
    return regime.stages.map(({ name, anchor }) => ({
      ...nothing,
      stage: name,
      state: 'uncountable',
      anchor,
      anchoredAt: anchored.get(anchor)?.at ?? null,
      presumed: anchored.get(anchor)?.presumed ?? false,
      calendar: null,
      calendarVersion: null,
      pack,
    }));
  }
  return counted.stages.map((stage) => lawStage(regime, stage, anchored, pack));
}

function lawStage(
  regime: Regime,
  stage: StageDue,
  anchored: ReadonlyMap<string, { readonly at: Instant; readonly presumed: boolean }>,
  pack: string | null,
): Bare {
  const { name, anchor, state, strictDue, legalLatest, rule, zone, calendar, calendarVersion, missing } = stage;
  const term = regime.stages.find((each) => each.name === name)?.term;
  const cap = term?.kind === 'capped' ? anchored.get(term.cap.anchor) : undefined;
  const from = anchored.get(anchor);
  // Without its moment a clock that has no number has not begun either.
  const waits = missing.length > 0 && state === 'no-number';
  return {
    stage: name,
    state: waits ? 'anchor-missing' : state,
    anchor,
    anchoredAt: from?.at ?? null,
    presumed: (from?.presumed ?? false) || (cap?.presumed ?? false),
    strictDue,
    legalLatest,
    rule,
    timeZone: zone,
    calendar,
    calendarVersion,
    pack,
  };
}

/** The pack and the version that a law was counted by: `eu 2026-11-26`. */
function packOf({ id }: Regime): string | null {
  const pack = lawPacks.find(({ regimes }) => regimes.some((each) => each.id === id));
  return pack === undefined ? null : `${pack.id} ${pack.version}`;
}

/** The organisation's own zone for an entity of the same country; else the one that the law has. */
function zoneOf({ organisation }: CompiledPlan, entity: string | null): string | undefined {
  const country = entity === null ? undefined : entry(organisation.entities, entity)?.country;
  return country === organisation.holidays ? organisation.timeZone : undefined;
}

/** Contracts, the organisation's own and the insurer's: one stage, a notice. */
function countAgreed(plan: CompiledPlan, incident: Incident, clock: IncidentClock): readonly Bare[] {
  const agreement = agreementOf(plan, clock);
  if (agreement === undefined) return [];
  const { timeZone, holidays } = plan.organisation;
  const anchored = anchorAt(plan, incident, clock, agreement.from);
  const told = {
    stage: 'notice',
    anchor: agreement.from,
    anchoredAt: anchored?.at ?? null,
    presumed: anchored?.presumed ?? false,
    strictDue: null,
    legalLatest: null,
    rule: 'plan',
    timeZone,
    calendar: holidays,
    calendarVersion: null,
    pack: null,
  };
  if (anchored === null) return [{ ...told, state: 'anchor-missing' }];
  const counted = countAt(plan, agreement.within, anchored.at);
  if (!counted.ok) return [{ ...told, state: 'uncountable' }];
  const { due, counted: by } = counted;
  return [{ ...told, state: 'due', strictDue: due, legalLatest: due, calendarVersion: by.calendarVersion }];
}

/** Nothing is due before a request for silence ends, and nothing at all while it has no end. */
function suspendedCount({ suspended }: IncidentClock, count: Bare): Bare {
  const { strictDue, legalLatest } = count;
  if (suspended === null || strictDue === null || legalLatest === null) return count;
  const { until } = suspended;
  if (until === null) return { ...count, state: 'suspended', strictDue: null, legalLatest: null };
  return { ...count, strictDue: later(strictDue, until), legalLatest: later(legalLatest, until) };
}

function withAlarms(plan: CompiledPlan, clock: IncidentClock, count: Bare, now: Instant): StageCount {
  const { strictDue, anchoredAt } = count;
  if (strictDue === null || anchoredAt === null)
    return { ...count, target: targetOf(plan, clock, count), doBy: null, alarms: [] };
  const { marginSeconds } = registered(plan, clock);
  const doBy = later(anchoredAt, addMilliseconds(strictDue, -marginSeconds * 1000));
  const whole = millisecondsBetween(anchoredAt, strictDue);
  const all = [...new Set([...plan.clocks.alarms, 100])]
    .toSorted((one, other) => one - other)
    .map((percent) => ({
      percent,
      at: percent === 100 ? strictDue : addMilliseconds(anchoredAt, Math.floor((whole * percent) / 100)),
    }));
  // While silence was asked for nobody is called, and of those that are past only the last is worth a call.
  const until = clock.suspended?.until ?? null;
  const audible = all.filter(({ percent, at }) => percent === 100 || until === null || at > until);
  const past = audible.findLast(({ at }) => at <= now);
  return { ...count, target: null, doBy, alarms: audible.filter((alarm) => alarm.at > now || alarm === past) };
}

/** The plan's wish where the law has no number. */
function targetOf(plan: CompiledPlan, { source, of }: IncidentClock, { state, anchoredAt }: Bare): Instant | null {
  const wish = source === 'law' ? (entry(plan.clocks.law, of)?.target ?? null) : null;
  if (wish === null || state !== 'no-number' || anchoredAt === null) return null;
  const counted = countAt(plan, wish, anchoredAt);
  return counted.ok ? counted.due : null;
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
