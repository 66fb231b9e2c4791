import { millisecondsBetween } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { onCallAt, seatsOfSchedule, withCovers } from '@muster/plan';
import type { CompiledPlan, OnCallSchedule } from '@muster/plan';
import { personOf } from '../actor.ts';
import type { Actor } from '../actor.ts';
import { entry } from '../entry.ts';
import type { ScheduleEvent } from '../events/all-events.ts';
import { personInSeat } from '../incident/context.ts';
import type { Directory } from '../incident/context.ts';
import type { PlanVersion } from '../plan-version/plan-version.ts';
import { accept, refuse } from '../refusal.ts';
import type { Refusal, Result } from '../refusal.ts';
import { standingCovers } from './schedule.ts';
import type { Cover, Schedule } from './schedule.ts';
import { decideHear, unheardNow } from './shift.ts';

export type ScheduleCommand =
  | {
      readonly type: 'offer-cover';
      readonly cover: string;
      readonly layer: string;
      readonly from: Instant;
      /** Until before. */
      readonly to: Instant;
      readonly seat: string;
    }
  | { readonly type: 'accept-cover'; readonly cover: string }
  | { readonly type: 'withdraw-cover'; readonly cover: string }
  /** Whoever came on call in this layer says that they know it. */
  | { readonly type: 'hear-shift'; readonly layer: string }
  /** Whether somebody else is on call now than when it was last looked. */
  | { readonly type: 'look' };

export interface ScheduleContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly directory: Directory;
}

export type ScheduleDecision = Result<readonly ScheduleEvent[], Refusal>;

/** A cover is for days, not for ever: what lasts longer is a change of the plan. */
const longest = 31 * 86_400_000;
/** Covers that are not over, of one schedule. */
const most = 200;

/**
 * What follows from a command on a schedule of the plan in force. Who is called by it, and who sits in a function that it
 * serves, may stand in for each other; nobody is put on call without saying yes.
 */
export function decideSchedule(
  { plan, version }: PlanVersion,
  id: string,
  state: Schedule | null,
  command: ScheduleCommand,
  context: ScheduleContext,
): ScheduleDecision {
  switch (command.type) {
    case 'offer-cover':
      return decideOffer(plan, id, state, command, context);
    case 'accept-cover':
      return decideAccept(plan, id, state, command.cover, context);
    case 'withdraw-cover':
      return decideWithdraw(state, command.cover, context);
    case 'look':
      return decideLook(plan, version, id, state, context);
    case 'hear-shift':
      return decideHear(state?.shifts ?? {}, command.layer, context);
  }
}

function decideOffer(
  plan: CompiledPlan,
  id: string,
  state: Schedule | null,
  { cover, layer, from, to, seat }: Extract<ScheduleCommand, { type: 'offer-cover' }>,
  { now, actor, directory }: ScheduleContext,
): ScheduleDecision {
  const clause = `on_call.${id}`;
  const schedule = entry(plan.onCall, id);
  if (schedule === undefined || !schedule.layers.some((each) => each.id === layer))
    return refuse('cover/unknown-layer', `The plan has no layer ${id}/${layer}.`, layersOf(schedule, plan), clause);
  const person = personOf(actor);
  const seats = seatsOfSchedule(plan, id);
  if (!seats.some((each) => personInSeat(null, directory, each) === person))
    return refuse('cover/not-yours', `Only who serves in ${id} may ask for it.`, `Ask one of: ${list(seats)}.`, clause);
  if (!seats.includes(seat))
    return refuse('cover/not-in-schedule', `${seat} does not serve in ${id}.`, `Name one of: ${list(seats)}.`, clause);
  if (to <= now || to <= from)
    return refuse('cover/bad-time', 'It would be over before it begins.', 'Give an end after now and after the start.');
  if (millisecondsBetween(from, to) > longest)
    return refuse('cover/bad-time', 'It would last longer than 31 days.', 'Change the rotation in the plan instead.');
  if (Object.values(state?.covers ?? {}).filter((each) => isOpen(each, now)).length >= most)
    return refuse('cover/too-many', `${id} has ${most} covers that are not over.`, 'Withdraw some first.');
  const offered: ScheduleEvent = {
    type: 'cover-offered',
    data: { cover, layer, from, to, seat, offeredBy: person },
  };
  if (personInSeat(null, directory, seat) !== person) return accept([offered]);
  return (
    overlapOf(state, { layer, from, to }) ?? accept([offered, { type: 'cover-accepted', data: { cover, person } }])
  );
}

function decideAccept(
  plan: CompiledPlan,
  id: string,
  state: Schedule | null,
  cover: string,
  { now, actor, directory }: ScheduleContext,
): ScheduleDecision {
  const found = entry(state?.covers ?? {}, cover);
  if (found?.state !== 'offered' || !isOpen(found, now)) return notOpen(cover);
  const person = personOf(actor);
  if (personInSeat(null, directory, found.seat) !== person)
    return refuse('cover/not-yours', `Only who sits in ${found.seat} can accept it.`, 'Ask them.');
  if (!seatsOfSchedule(plan, id).includes(found.seat))
    return refuse('cover/not-in-schedule', `${found.seat} does not serve in ${id} any more.`, 'Offer it to another.');
  return overlapOf(state, found) ?? accept([{ type: 'cover-accepted', data: { cover, person } }]);
}

function decideWithdraw(
  state: Schedule | null,
  cover: string,
  { now, actor, directory }: ScheduleContext,
): ScheduleDecision {
  const found = entry(state?.covers ?? {}, cover);
  if (found === undefined || !isOpen(found, now)) return notOpen(cover);
  const person = personOf(actor);
  const asked = found.offeredBy === person && directory.people.includes(person);
  if (!(asked || personInSeat(null, directory, found.seat) === person))
    return refuse('cover/not-yours', 'Only who asked for it, and who stands in, can end it.', 'Ask one of them.');
  return accept([{ type: 'cover-withdrawn', data: { cover, person } }]);
}

function decideLook(
  plan: CompiledPlan,
  version: string,
  id: string,
  state: Schedule | null,
  { now, directory }: ScheduleContext,
): ScheduleDecision {
  const isThere = entry(plan.onCall, id) !== undefined;
  const calls = isThere ? onCallAt(withCovers(plan, standingCovers(state)), id, now) : [];
  const layers = calls.map(({ layer, seat, until }) => ({ layer, seat, until }));
  const seen = state?.onCall;
  const same = seen?.layers.length === layers.length && layers.every(({ seat }, at) => seen.layers[at]?.seat === seat);
  if (same || (!isThere && seen === undefined)) return accept(unheardNow(state?.shifts ?? {}, now, directory));
  return accept([{ type: 'on-call-changed', data: { plan: version, layers } }]);
}

function isOpen({ state, to }: Cover, now: Instant): boolean {
  return state !== 'withdrawn' && to > now;
}

/** Two people who both stand in for the same hours would each think that it is the other. */
function overlapOf(
  state: Schedule | null,
  { layer, from, to }: Pick<Cover, 'layer' | 'from' | 'to'>,
): ReturnType<typeof refuse> | null {
  const other = standingCovers(state).find((each) => each.layer === layer && each.from < to && each.to > from);
  if (other === undefined) return null;
  const message = `${other.seat} stands in from ${other.from} to ${other.to} already.`;
  return refuse('cover/overlaps', message, 'Withdraw that one first, or take other hours.');
}

function notOpen(cover: string): ReturnType<typeof refuse> {
  return refuse('cover/not-open', `There is no open cover ${cover}.`, 'Look at them: muster on-call show.');
}

function layersOf(schedule: OnCallSchedule | undefined, { onCall }: CompiledPlan): string {
  return schedule === undefined
    ? `Its schedules: ${list(Object.keys(onCall))}.`
    : `Its layers: ${list(schedule.layers.map((each) => each.id))}.`;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
