import { addMilliseconds, millisecondsBetween } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { lawPacks, regimeDue } from '@muster/clocks/law';
import type { Regime, StageDue } from '@muster/clocks/law';
import type { CompiledPlan } from '@muster/plan';
import { entry } from '../../entry.ts';
import { countAt } from '../count-at.ts';
import type { Incident } from '../incident.ts';
import { agreementOf, anchoredOf } from './anchors-of.ts';
import { regimeOf } from './clock-cases.ts';
import { registered } from './clock-register.ts';
import type { ClockDue, IncidentClock } from './incident-clock.ts';

/** One stage as it counts now, before anybody asks why it changed. */
export type StageCount = Omit<ClockDue, 'cause' | 'reason'> & { readonly stage: string };

/** A stage before the plan's margin and alarms are laid over it: nothing of it depends on the hour. */
export type BareCount = Omit<StageCount, 'doBy' | 'alarms' | 'target'>;

type AnchoredAt = ReturnType<typeof anchoredOf>;

interface Counted {
  readonly plan: CompiledPlan;
  readonly from: string;
  readonly stages: readonly BareCount[];
}

/** Each fact asks every clock again, and hardly one has moved: the same clock with the same moments counts the same. */
const counted = new WeakMap<IncidentClock, Counted>();

/** What a clock counts; nothing where plan or packs know it no more: what was recorded then stays. */
export function countClock(plan: CompiledPlan, incident: Incident, clock: IncidentClock): readonly BareCount[] {
  const anchored = anchoredOf(plan, incident, clock);
  const from = [...anchored].map(([name, { at, presumed }]) => `${name} ${at} ${presumed}`).join('\n');
  const known = counted.get(clock);
  if (known?.plan === plan && known.from === from) return known.stages;
  const regime = regimeOf(clock);
  const bare = regime === undefined ? countAgreed(plan, clock, anchored) : countLaw(plan, clock, regime, anchored);
  const stages = bare.map((each) => suspendedCount(clock, each));
  counted.set(clock, { plan, from, stages });
  return stages;
}

function countLaw(
  plan: CompiledPlan,
  clock: IncidentClock,
  regime: Regime,
  anchored: AnchoredAt,
): readonly BareCount[] {
  const anchors = Object.fromEntries([...anchored].map(([name, { at }]) => [name, at]));
  const pack = packOf(regime);
  const due = regimeDue(regime, anchors, { zone: zoneOf(plan, clock.entity) });
  if (!due.ok) {
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
  return due.stages.map((stage) => lawStage(regime, stage, anchored, pack));
}

function lawStage(regime: Regime, stage: StageDue, anchored: AnchoredAt, pack: string | null): BareCount {
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
function countAgreed(plan: CompiledPlan, clock: IncidentClock, known: AnchoredAt): readonly BareCount[] {
  const agreement = agreementOf(plan, clock);
  if (agreement === undefined) return [];
  const { timeZone, holidays } = plan.organisation;
  const anchored = known.get(agreement.from);
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
  if (anchored === undefined) return [{ ...told, state: 'anchor-missing' }];
  const outcome = countAt(plan, agreement.within, anchored.at);
  if (!outcome.ok) return [{ ...told, state: 'uncountable' }];
  const { due, counted: by } = outcome;
  return [{ ...told, state: 'due', strictDue: due, legalLatest: due, calendarVersion: by.calendarVersion }];
}

/** Nothing is due before a request for silence ends, and nothing at all while it has no end. */
function suspendedCount({ suspended }: IncidentClock, count: BareCount): BareCount {
  const { strictDue, legalLatest } = count;
  if (suspended === null || strictDue === null || legalLatest === null) return count;
  const { until } = suspended;
  if (until === null) return { ...count, state: 'suspended', strictDue: null, legalLatest: null };
  return { ...count, strictDue: later(strictDue, until), legalLatest: later(legalLatest, until) };
}

/** The same with when to have it done and when to ring, as the plan has it at this hour. */
export function withAlarms(plan: CompiledPlan, clock: IncidentClock, count: BareCount, now: Instant): StageCount {
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
  // While an authority asks for silence nobody is called, and at its end once for all that it kept quiet. Of those that are
  // past only the last is worth a call.
  const until = clock.suspended?.until ?? null;
  const isQuiet = ({ percent, at }: { readonly percent: number; readonly at: Instant }) =>
    percent < 100 && until !== null && until > now && at <= until;
  const kept = all.findLast(isQuiet);
  const rings = kept !== undefined && until !== null && until < strictDue ? [{ ...kept, at: until }] : [];
  const audible = [...rings, ...all.filter((alarm) => !isQuiet(alarm))];
  const past = audible.findLast(({ at }) => at <= now);
  return { ...count, target: null, doBy, alarms: audible.filter((alarm) => alarm.at > now || alarm === past) };
}

/** The plan's wish where the law has no number. */
function targetOf(plan: CompiledPlan, { source, of }: IncidentClock, { state, anchoredAt }: BareCount): Instant | null {
  const wish = source === 'law' ? (entry(plan.clocks.law, of)?.target ?? null) : null;
  if (wish === null || state !== 'no-number' || anchoredAt === null) return null;
  const outcome = countAt(plan, wish, anchoredAt);
  return outcome.ok ? outcome.due : null;
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
