import { parseInstant, spellPeriod } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { CompiledPlan, GateDefinition } from '../compiled-plan.ts';
import { hoursBetween } from '../on-call/rotation-spans.ts';
import type { Interval } from '../on-call/segment.ts';
import { onCallSpans } from '../on-call/on-call-spans.ts';
import type { FunctionId, Severity } from '../plan-words.ts';
import { after } from './after.ts';
import { fillPlaces } from './fill-places.ts';

/** The person in a seat; null where nobody sits there. */
export type Holder = (seat: string) => string | null;

/** As far as the plan says: a seat without a person's reference is held by a person of its own. */
export function holderByPlan({ seatDetails }: CompiledPlan): Holder {
  return (seat) => seatDetails[seat]?.heldBy ?? seat;
}

export interface ApproverAt {
  readonly seat: string;
  /** The functions of the gate that it can approve for. */
  readonly of: readonly FunctionId[];
  /** At that moment. `always`: the plan names no hours for the seat. */
  readonly duty: 'on-call' | 'in-hours' | 'always' | 'off-duty';
  /** When its holder can be reached first; null: not in time. */
  readonly from: Instant | null;
  /** Why they do not count; null where they do. */
  readonly not: string | null;
}

export interface GateAt {
  readonly gate: string;
  /** The severity opens an action behind it, or tells an audience through it. */
  readonly opened: boolean;
  readonly needs: GateDefinition['approve'];
  readonly within: string;
  /** By when the approvers have to be through; null where the calendar does not reach it. */
  readonly until: Instant | null;
  readonly approvers: readonly ApproverAt[];
  /** The quorum can be reached in time, by others than the one who asks. */
  readonly reachable: boolean;
  /** From when all that are needed can be reached. */
  readonly from: Instant | null;
  /** Seats without whose holder it cannot be reached in time: it is these that must not be the ones who ask. */
  readonly dependsOn: readonly string[];
  /** Functions of which nobody can be reached in time, once for each open place. */
  readonly missing: readonly FunctionId[];
}

/** Who can approve at each gate from this moment on, in the order of the plan. Conflicts count where a system is named. */
export function whoCanApprove(
  plan: CompiledPlan,
  severity: Severity,
  at: Instant,
  system: string | null,
  holder: Holder,
): readonly GateAt[] {
  const opened = openedGates(plan, severity);
  return Object.entries(plan.gates).map(([id, gate]) => {
    const until = after(plan, gate.within, at);
    const reach = reachOf(plan, holder, {
      from: milliseconds(at),
      until: Math.max(milliseconds(until ?? at), milliseconds(at) + 1),
    });
    const approvers = approversOf(plan, gate, system, holder, reach);
    return {
      gate: id,
      opened: opened.has(id),
      needs: gate.approve,
      within: spellPeriod(gate.within),
      until,
      approvers,
      ...quorumOf(gate, approvers, holder),
    };
  });
}

function openedGates(
  { severityLevels, actions, notifications }: CompiledPlan,
  severity: Severity,
): ReadonlySet<string> {
  const { opens, tells } = severityLevels[severity];
  const sent = tells.flatMap((audience) => notifications[audience]?.action ?? []);
  return new Set([...opens, ...sent].flatMap((action) => actions[action]?.gate ?? []));
}

/** How the person in a seat can be reached within an interval. */
type Reach = (seat: string) => Pick<ApproverAt, 'duty' | 'from'>;

function reachOf(plan: CompiledPlan, holder: Holder, interval: Interval): Reach {
  const [from, to] = [instantOf(interval.from), instantOf(interval.until)];
  const spans = Object.keys(plan.onCall).flatMap((id) =>
    onCallSpans(plan, id, from, to).flatMap((layer) => layer.spans),
  );
  return (seat) => {
    const person = holder(seat);
    const called = spans.filter((span) => span.seat !== null && holder(span.seat) === person);
    if (called.some((span) => span.from <= interval.from)) return { duty: 'on-call', from };
    const weekly = plan.seatDetails[seat]?.hours ?? null;
    if (weekly === null) return { duty: 'always', from };
    const open = hoursBetween(weekly.windows, weekly.zone, interval).filter(({ until }) => until > interval.from);
    if (open.some((hours) => hours.from <= interval.from)) return { duty: 'in-hours', from };
    const first = Math.min(...[...open, ...called].map((each) => each.from));
    return { duty: 'off-duty', from: first < interval.until ? instantOf(first) : null };
  };
}

function approversOf(
  plan: CompiledPlan,
  { approve }: GateDefinition,
  system: string | null,
  holder: Holder,
  reach: Reach,
): readonly ApproverAt[] {
  const seats = new Map<string, FunctionId[]>();
  for (const of of new Set(approve.map((need) => need.of))) {
    const named = plan.functions[of];
    for (const seat of named === undefined ? [] : [named.lead, ...named.deputies])
      seats.set(seat, [...(seats.get(seat) ?? []), of]);
  }
  return [...seats].map(([seat, of]) => {
    const person = holder(seat);
    if (person === null) return { seat, of, duty: 'off-duty', from: null, not: 'Nobody sits there.' };
    return { seat, of, ...reach(seat), not: whyNot(plan, seat, person, system) };
  });
}

function whyNot(plan: CompiledPlan, seat: string, person: string, system: string | null): string | null {
  if (plan.people[person]?.active === false) return 'The holder has left.';
  if (system === null) return null;
  const conflicts = plan.seatDetails[seat]?.conflicts ?? [];
  const vendor = plan.systems[system]?.vendor ?? null;
  if (conflicts.includes(system)) return `Not free to approve about ${system}.`;
  return vendor !== null && conflicts.includes(vendor) ? `Not free to approve about ${vendor}.` : null;
}

type Quorum = Pick<GateAt, 'reachable' | 'from' | 'dependsOn' | 'missing'>;

function quorumOf({ approve }: GateDefinition, approvers: readonly ApproverAt[], holder: Holder): Quorum {
  const places = approve.flatMap(({ count, of }) => Array.from({ length: count }, () => of));
  const able = approvers.filter((each) => each.not === null && each.from !== null);
  const missing = (some: readonly ApproverAt[]) => fillPlaces(places, peopleOf(some, holder));
  const moments = [...new Set(able.flatMap(({ from }) => from ?? []))].toSorted();
  const open = missing(able);
  const reachable = open.length === 0;
  return {
    reachable,
    from:
      moments.find((moment) => missing(able.filter(({ from }) => from !== null && from <= moment)).length === 0) ??
      null,
    dependsOn: reachable
      ? able.filter(({ seat }) => missing(others(able, seat, holder)).length > 0).map(({ seat }) => seat)
      : [],
    missing: open,
  };
}

/** Everybody but whoever sits in that seat, in whatever other seat they sit. */
function others(approvers: readonly ApproverAt[], seat: string, holder: Holder): readonly ApproverAt[] {
  const person = holder(seat);
  return approvers.filter((each) => holder(each.seat) !== person);
}

function peopleOf(approvers: readonly ApproverAt[], holder: Holder): readonly (readonly FunctionId[])[] {
  const people = new Map<string | null, readonly FunctionId[]>();
  for (const { seat, of } of approvers) {
    const person = holder(seat);
    people.set(person, [...(people.get(person) ?? []), ...of]);
  }
  return [...people.values()];
}

function milliseconds(instant: Instant): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

function instantOf(at: number): Instant {
  return parseInstant(Temporal.Instant.fromEpochMilliseconds(at).toString());
}
