import { isVerified, regimeDue } from '@muster/clocks/law';
import type { Anchors, Applicability, Regime, StageDue } from '@muster/clocks/law';
import type { Instant, Period } from '@muster/clocks';
import { spellPeriod } from '@muster/clocks';
import type { AgreedClock, LawClock } from '../compiled-parts.ts';
import type { CompiledPlan, Condition } from '../compiled-plan.ts';
import { describeCondition } from '../condition/describe-condition.ts';
import { after } from './after.ts';
import { regimesOf } from './regimes-of.ts';
import type { RegimeOfPlan } from './regimes-of.ts';

export interface ClockStage {
  readonly name: string;
  readonly anchor: string;
  /** What alarms go by. Null: the law has no number, or it counts from something that comes later. */
  readonly due: Instant | null;
  readonly latest: Instant | null;
  readonly recipient: string;
  readonly words: string;
  readonly citation: string;
}

/** One clock that runs, or could: of a law for one entity, of a contract, or of the organisation itself. */
export interface RunningClock {
  readonly kind: 'law' | 'contract' | 'internal';
  readonly id: string;
  readonly title: string;
  readonly runs: 'runs' | 'could-run';
  readonly because: string;
  readonly entity: string | null;
  readonly systems: readonly string[];
  /** Whether the plan lists it: a law that it does not list has no owner. */
  readonly listed: boolean;
  readonly owner: string | null;
  readonly deputy: string | null;
  readonly gate: string | null;
  readonly recipient: string | null;
  /** Somebody read the text of the law itself. True for what is no law. */
  readonly verified: boolean;
  readonly link: string | null;
  readonly stages: readonly ClockStage[];
  readonly firstDue: Instant | null;
  /** Why it cannot be counted. */
  readonly fault: string | null;
}

/**
 * The clocks that run, or could, when everything they count from happens at one moment: those of the law for each entity
 * with its systems, of contracts, and internal ones. What the plan rules out is left out. The first due first.
 */
export function whichClocksRun(plan: CompiledPlan, at: Instant, system: string | null): readonly RunningClock[] {
  const { contracts, internal } = plan.clocks;
  return [
    ...regimesOf(plan).flatMap((found) => lawClocks(plan, found, at, system)),
    ...Object.entries(contracts).flatMap(([id, clock]) => agreedClock(plan, 'contract', id, clock, at, system)),
    ...Object.entries(internal).flatMap(([id, clock]) => agreedClock(plan, 'internal', id, clock, at, system)),
    ...insurersClock(plan, at),
  ].toSorted(byDue);
}

function lawClocks(
  plan: CompiledPlan,
  { regime, plan: word, cases }: RegimeOfPlan,
  at: Instant,
  system: string | null,
): readonly RunningClock[] {
  if (word === 'ruled-out' || word === 'none') return [];
  const listed = word === 'listed' ? plan.clocks.law[regime.id] : undefined;
  const about = cases.filter(
    (each) =>
      (system === null || each.system === null || each.system === system) &&
      (listed === undefined || isAbout(listed.systems, each.system)) &&
      (listed === undefined || isAbout(listed.entities, each.entity)) &&
      (listed !== undefined || each.answer !== 'no'),
  );
  return [...new Set(about.map(({ entity }) => entity))].map((entity) => {
    const its = about.filter((each) => each.entity === entity);
    const strongest =
      its.find(({ answer }) => answer === 'yes') ?? its.find(({ answer }) => answer === 'could-be') ?? its[0];
    return {
      kind: 'law',
      id: regime.id,
      title: regime.title,
      ...judged(regime, listed !== undefined, strongest, at),
      entity,
      systems: its.flatMap((each) => each.system ?? []),
      listed: listed !== undefined,
      ...answering(plan, listed),
      verified: isVerified(regime),
      link: regime.link,
      ...countLaw(plan, regime, entity, at),
    };
  });
}

function isAbout(named: readonly string[], one: string | null): boolean {
  return named.length === 0 || one === null || named.includes(one);
}

/** What the plan lists runs: somebody has judged it. Else what binds without a condition to judge, once it applies. */
function judged(
  { appliesFrom, status, scope }: Regime,
  listed: boolean,
  found: Applicability | undefined,
  at: Instant,
): Pick<RunningClock, 'runs' | 'because'> {
  const because = found?.because ?? 'The plan lists it.';
  const later = status === 'future' && (appliesFrom.date === null || appliesFrom.date > at.slice(0, 10));
  if (later)
    return { runs: 'could-run', because: found?.answer === 'yes' ? because : `${appliesFrom.words} ${because}` };
  if (listed && found?.answer !== 'no') return { runs: 'runs', because: `The plan lists it. ${because}` };
  if (listed) return { runs: 'could-run', because: `The plan lists it, but: ${because}` };
  const binds = found?.answer === 'yes' && scope.conditions.length === 0;
  return { runs: binds ? 'runs' : 'could-run', because };
}

type Named = Pick<LawClock, 'owner' | 'deputy' | 'gate' | 'recipient'>;

function answering({ clocks }: CompiledPlan, clock: Named | undefined): Named {
  return {
    owner: clock === undefined ? null : (clock.owner ?? clocks.owner),
    deputy: clock === undefined ? null : (clock.deputy ?? clocks.deputy),
    gate: clock?.gate ?? null,
    recipient: clock?.recipient ?? null,
  };
}

type Counted = Pick<RunningClock, 'stages' | 'firstDue' | 'fault'>;

function countLaw(plan: CompiledPlan, regime: Regime, entity: string | null, at: Instant): Counted {
  const found = regimeDue(regime, everythingAt(regime, at), { zone: zoneOf(plan, entity) });
  if (!found.ok) return { stages: [], firstDue: null, fault: found.message };
  const stages = found.stages.map(
    ({ name, anchor, strictDue: due, legalLatest: latest, recipient, words, citation }: StageDue) => ({
      name,
      anchor,
      due,
      latest,
      recipient,
      words,
      citation,
    }),
  );
  return { stages, firstDue: earliest(stages.map(({ due }) => due)), fault: null };
}

/** Every anchor at one moment, but for what ends a report that comes back: it has not happened yet. */
function everythingAt({ stages }: Regime, at: Instant): Anchors {
  const ending = new Set(stages.map(({ until }) => until));
  const anchors = stages.flatMap(({ anchor, term }) => [anchor, ...(term.kind === 'capped' ? [term.cap.anchor] : [])]);
  return Object.fromEntries(anchors.filter((each) => !ending.has(each)).map((each) => [each, at]));
}

/** The organisation's own zone for an entity of the same country; else the one that the law has. */
function zoneOf({ organisation }: CompiledPlan, entity: string | null): string | undefined {
  const country = entity === null ? undefined : organisation.entities[entity]?.country;
  return country === organisation.holidays ? organisation.timeZone : undefined;
}

function agreedClock(
  plan: CompiledPlan,
  kind: 'contract' | 'internal',
  id: string,
  clock: AgreedClock,
  at: Instant,
  system: string | null,
): readonly RunningClock[] {
  if (system !== null && !isAbout(clock.systems, system)) return [];
  const { title, from, within, clause, when, systems, recipient } = clock;
  return [
    {
      kind,
      id,
      title,
      ...onlyWhen(plan, when),
      entity: null,
      systems,
      listed: true,
      ...answering(plan, clock),
      verified: true,
      link: null,
      ...countAgreed(plan, { from, within, clause, recipient }, at),
    },
  ];
}

function insurersClock(plan: CompiledPlan, at: Instant): readonly RunningClock[] {
  if (plan.insurer === null) return [];
  const { title, owner, when, from, within, policy } = plan.insurer;
  return [
    {
      kind: 'contract',
      id: 'insurer',
      title,
      ...onlyWhen(plan, when),
      entity: null,
      systems: [],
      listed: true,
      owner: plan.functions[owner]?.lead ?? owner,
      deputy: plan.functions[owner]?.deputies[0] ?? null,
      gate: null,
      recipient: title,
      verified: true,
      link: null,
      ...countAgreed(plan, { from, within, clause: policy, recipient: title }, at),
    },
  ];
}

function onlyWhen(plan: CompiledPlan, when: Condition | null): Pick<RunningClock, 'runs' | 'because'> {
  if (when === null) return { runs: 'runs', because: 'The plan sets it for every incident.' };
  return { runs: 'could-run', because: `When ${describeCondition(plan, when)}.` };
}

function countAgreed(
  plan: CompiledPlan,
  agreed: {
    readonly from: string;
    readonly within: Period;
    readonly clause: string | null;
    readonly recipient: string | null;
  },
  at: Instant,
): Counted {
  const due = after(plan, agreed.within, at);
  const stage: ClockStage = {
    name: 'notice',
    anchor: agreed.from,
    due,
    latest: due,
    recipient: agreed.recipient ?? '',
    words: `${spellPeriod(agreed.within)} from ${agreed.from}`,
    citation: agreed.clause ?? '',
  };
  return { stages: [stage], firstDue: due, fault: due === null ? 'The holiday table does not reach so far.' : null };
}

function earliest(instants: readonly (Instant | null)[]): Instant | null {
  return instants.flatMap((each) => each ?? []).toSorted()[0] ?? null;
}

function byDue(one: RunningClock, other: RunningClock): number {
  const order = (clock: RunningClock) => `${clock.runs === 'runs' ? 0 : 1} ${clock.firstDue ?? 'later'} ${clock.id}`;
  return order(one) < order(other) ? -1 : 1;
}
