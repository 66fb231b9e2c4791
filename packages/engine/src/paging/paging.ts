import { addMilliseconds } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { entry } from '../entry.ts';
import type { PagingEvent } from '../events/all-events.ts';
import type { CallStep } from '../events/paging-fields.ts';
import type { Directory } from '../incident/context.ts';
import type { PageTarget } from '../incident/effect.ts';
import type { RecordedOf } from '../record/read-event.ts';
import { accept, refuse } from '../refusal.ts';
import type { Refusal, Result } from '../refusal.ts';

export type RecordedPagingEvent = RecordedOf<PagingEvent>;

/** One seat or person that is needed for one incident: who was called, and who answered. */
export interface Paging {
  readonly id: string;
  readonly version: number;
  readonly incident: string;
  readonly reference: string;
  readonly target: PageTarget;
  /** Obligations and requests, as they came. */
  readonly about: readonly string[];
  readonly steps: readonly CallStep[];
  readonly calls: readonly Call[];
  readonly state: PagingState;
  /** Outbox messages that were taken in: each comes at least once, and counts once. */
  readonly messages: readonly string[];
  readonly beganAt: Instant;
  readonly updatedAt: Instant;
}

export interface Call {
  readonly step: number;
  readonly seat: string | null;
  /** Null: the seat was vacant. */
  readonly person: string | null;
  readonly at: Instant;
}

export type PagingState =
  | { readonly kind: 'calling' }
  | { readonly kind: 'acknowledged'; readonly person: string; readonly at: Instant }
  | { readonly kind: 'unanswered'; readonly at: Instant }
  | { readonly kind: 'ended'; readonly at: Instant };

export type PagingCommand =
  | {
      readonly type: 'page';
      readonly message: string;
      readonly incident: string;
      readonly reference: string;
      readonly about: string;
      /** It is worse than before: whoever is being called is called again from the start. */
      readonly again: boolean;
      readonly target: PageTarget;
      readonly steps: readonly CallStep[];
    }
  | {
      readonly type: 'call-next';
      readonly timer: string;
      /** Something that it is about is not done yet. */
      readonly isNeeded: boolean;
    }
  | { readonly type: 'acknowledge'; readonly person: string };

export interface PagingContext {
  readonly now: Instant;
  readonly directory: Directory;
}

/** Milliseconds that the last one called has before the page counts as unanswered. */
const lastWait = 600_000;

/**
 * A page calls one step after the other until somebody answers. What comes for the same target while it calls is added
 * to it; what comes later, and what is worse, begins it anew. A vacant seat is passed over at once.
 */
export function decidePaging(
  state: Paging | null,
  command: PagingCommand,
  { now, directory }: PagingContext,
): Result<readonly PagingEvent[], Refusal> {
  switch (command.type) {
    case 'page': {
      const { type: _, message, about, steps, again, ...page } = command;
      if (state?.messages.includes(message) === true) return accept([]);
      if (state?.state.kind === 'calling' && !again)
        return accept([{ type: 'paging-about', data: { message, about } }]);
      const began: PagingEvent = { type: 'paging-began', data: { ...page, message, about, steps: [...steps] } };
      return accept([began, ...callFrom(steps, 0, directory, atOnce)]);
    }
    case 'call-next': {
      const timer = state === null ? null : pagingTimer(state);
      if (state === null || timer?.id !== command.timer)
        return refuse('timer/not-current', 'Nobody has to be called any more.', 'Nothing has to be done.');
      if (timer.dueAt > now) return refuse('timer/not-due', `It is due at ${timer.dueAt}.`, 'Wait for it.');
      const fired = { timer: timer.id, dueAt: timer.dueAt };
      if (!command.isNeeded) return accept([{ type: 'paging-ended', data: fired }]);
      return accept(callFrom(state.steps, nextStep(state), directory, fired));
    }
    case 'acknowledge': {
      if (state === null || !mayAcknowledge(state, command.person, directory))
        return refuse(
          'page/not-yours',
          'Only who is called, and who sits in the seat that is called, can answer a page.',
          'Ask one of them.',
        );
      if (state.state.kind === 'acknowledged' || state.state.kind === 'ended')
        return refuse('page/answered', 'Somebody has answered it already.', 'Look who is on it.');
      return accept([{ type: 'paging-acknowledged', data: { person: command.person } }]);
    }
  }
}

interface Fired {
  readonly timer: string | null;
  readonly dueAt: Instant | null;
}

const atOnce: Fired = { timer: null, dueAt: null };

/** The step, and those after it while nobody sits there. Where nobody is left, nobody answers. */
function callFrom(
  steps: readonly CallStep[],
  from: number,
  directory: Directory,
  fired: Fired,
): readonly PagingEvent[] {
  const events: PagingEvent[] = [];
  for (const [step, { to }] of steps.entries()) {
    if (step < from) continue;
    const seat = to.kind === 'seat' ? to.seat : null;
    const person = personOf(to, directory);
    events.push({ type: 'paging-called', data: { step, seat, person, ...(events.length === 0 ? fired : atOnce) } });
    if (person !== null) return events;
  }
  return [...events, { type: 'paging-unanswered', data: events.length === 0 ? fired : atOnce }];
}

function personOf(to: PageTarget, { holders, people }: Directory): string | null {
  const person = to.kind === 'person' ? to.person : entry(holders, to.seat);
  return person !== undefined && person !== null && people.includes(person) ? person : null;
}

export function mayAcknowledge(paging: Paging, person: string, directory: Directory): boolean {
  return (
    directory.people.includes(person) &&
    (paging.calls.some((call) => call.person === person) || personOf(paging.target, directory) === person)
  );
}

function nextStep({ calls }: Pick<Paging, 'calls'>): number {
  return (calls.at(-1)?.step ?? -1) + 1;
}

/** When the next one is called; after the last, when nobody is waited for any more. Null while nobody is called. */
export function pagingTimer(paging: Paging): { readonly id: string; readonly dueAt: Instant } | null {
  if (paging.state.kind !== 'calling') return null;
  const next = nextStep(paging);
  const last = paging.calls.at(-1)?.at ?? paging.beganAt;
  return {
    id: `${paging.id}/paging-step/${paging.beganAt}/${next}`,
    dueAt: paging.steps[next]?.at ?? addMilliseconds(last, lastWait),
  };
}

export function evolvePaging(before: Paging | null, event: RecordedPagingEvent): Paging {
  const { version, recordedAt: at } = event;
  if (event.type === 'paging-began') {
    const { message, incident, reference, about, target, steps } = event.data;
    const id = event.stream.slice(event.stream.indexOf('/') + 1);
    const messages = [...(before?.messages ?? []), message];
    const calling = { state: { kind: 'calling' }, calls: [], beganAt: at, updatedAt: at } as const;
    // What they were being called for still waits.
    const still = before?.state.kind === 'calling' ? before.about : [];
    return { id, version, incident, reference, target, about: [...still, about], steps, messages, ...calling };
  }
  if (before === null) throw new TypeError(`A page begins with paging-began, not with ${event.type}.`);
  return { ...before, ...changed(before, event), version, updatedAt: at };
}

function changed(was: Paging, event: Exclude<RecordedPagingEvent, { type: 'paging-began' }>): Partial<Paging> {
  const { recordedAt: at } = event;
  switch (event.type) {
    case 'paging-about':
      return { about: [...was.about, event.data.about], messages: [...was.messages, event.data.message] };
    case 'paging-called': {
      const { step, seat, person } = event.data;
      return { calls: [...was.calls, { step, seat, person, at }] };
    }
    case 'paging-acknowledged':
      return { state: { kind: 'acknowledged', person: event.data.person, at } };
    case 'paging-unanswered':
      return { state: { kind: 'unanswered', at } };
    case 'paging-ended':
      return { state: { kind: 'ended', at } };
  }
}
