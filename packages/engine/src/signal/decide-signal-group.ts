import { addMilliseconds } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { Severity } from '@muster/plan';
import type { Actor } from '../actor.ts';
import type { ContentRef } from '../content-ref.ts';
import type { SignalEvent } from '../events/all-events.ts';
import type { TrackerName } from '../events/ticket-fields.ts';
import { isWorse } from '../incident/derive-severity.ts';
import { accept, refuse } from '../refusal.ts';
import type { Refusal, Result } from '../refusal.ts';
import { signalTimer } from './signal-group.ts';
import type { SignalGroup } from './signal-group.ts';

export type SignalCommand =
  | {
      readonly type: 'receive-signal';
      readonly source: string;
      readonly key: string;
      readonly group: string;
      readonly system: string | null;
      readonly startsAt: Instant;
      readonly receivedAt: Instant;
      readonly content: ContentRef;
      /** How bad its source says that it is; it wakes what was put off at less. */
      readonly level: Severity | null;
    }
  | {
      readonly type: 'change-signal';
      readonly source: string;
      readonly key: string;
      readonly receivedAt: Instant;
      readonly content: ContentRef;
      /** How bad its source says that it is; it wakes what was put off at less. */
      readonly level: Severity | null;
    }
  | {
      readonly type: 'resolve-signal';
      readonly source: string;
      readonly key: string;
      readonly endsAt: Instant;
      readonly receivedAt: Instant;
    }
  | { readonly type: 'begin-triage' }
  | { readonly type: 'declare-from-signals'; readonly incident: string }
  | { readonly type: 'attach-signals'; readonly incident: string }
  | {
      readonly type: 'snooze-signals';
      readonly until: Instant;
      /** The worst that its sources have said so far. */
      readonly level: Severity | null;
    }
  | { readonly type: 'wake-signals'; readonly timer: string }
  | {
      readonly type: 'decline-signals';
      readonly reason: ContentRef;
      readonly nearMiss: boolean;
      readonly ticket: ContentRef | null;
    }
  | {
      readonly type: 'ticket-signals';
      readonly reason: ContentRef;
      readonly ticket: string;
      readonly tracker: TrackerName;
      /** All that the ticket says. */
      readonly text: ContentRef;
      /** The worst that its sources have said so far. */
      readonly level: Severity | null;
    };

/** The longest that signals are put off, in milliseconds: a week. What nobody wants to see for longer is declined. */
const longestSnooze = 604_800_000;

export interface SignalContext {
  readonly actor: Actor;
  readonly now: Instant;
}

/** What a sighting or a word of triage does to a group of signals. Sightings are never refused: they happened. */
export function decideSignalGroup(
  group: SignalGroup | null,
  command: SignalCommand,
  context: SignalContext,
): Result<readonly SignalEvent[], Refusal> {
  switch (command.type) {
    case 'receive-signal': {
      const { type: _, level, ...data } = command;
      return accept([{ type: 'signal-received', data }, ...wokenBy(group, level)]);
    }
    case 'change-signal': {
      const { type: _, level, ...data } = command;
      return accept([{ type: 'signal-changed', data }, ...wokenBy(group, level)]);
    }
    case 'resolve-signal': {
      const { type: _, ...data } = command;
      return accept([{ type: 'signal-resolved', data }]);
    }
    case 'wake-signals':
      return decideWake(group, command.timer, context);
    case 'begin-triage':
    case 'declare-from-signals':
    case 'attach-signals':
    case 'snooze-signals':
    case 'decline-signals':
    case 'ticket-signals':
      return decideTriage(group, command, context);
  }
}

/** What is worse than all that was there when the group was put off, or handed to engineering, brings it back at once. */
function wokenBy(group: SignalGroup | null, level: Severity | null): readonly SignalEvent[] {
  if ((group?.triage.kind !== 'snoozed' && group?.triage.kind !== 'ticketed') || level === null) return [];
  const { level: before } = group.triage;
  return before === null || isWorse(level, before) ? [{ type: 'signal-woken', data: { because: 'worse' } }] : [];
}

function decideWake(
  group: SignalGroup | null,
  timer: string,
  { now }: SignalContext,
): Result<readonly SignalEvent[], Refusal> {
  const waiting = group === null ? null : signalTimer(group);
  if (waiting?.id !== timer)
    return refuse('timer/not-current', 'These signals do not wait for this instant.', 'Nothing is to be done.');
  if (now < waiting.dueAt) return refuse('timer/not-due', `It wakes at ${waiting.dueAt}.`, 'Wait for it.');
  return accept([{ type: 'signal-woken', data: { because: 'time' } }]);
}

type TriageCommand = Extract<
  SignalCommand,
  {
    type:
      | 'begin-triage'
      | 'declare-from-signals'
      | 'attach-signals'
      | 'snooze-signals'
      | 'decline-signals'
      | 'ticket-signals';
  }
>;

function decideTriage(
  group: SignalGroup | null,
  command: TriageCommand,
  { actor, now }: SignalContext,
): Result<readonly SignalEvent[], Refusal> {
  if (group === null) return refuse('signal/unknown', 'There is no such group of signals.', 'List the signals.');
  if (actor.kind !== 'person' && actor.kind !== 'elevated')
    return refuse('actor/not-a-person', 'Only a person triages signals.', 'Sign in as yourself.');
  const { triage } = group;
  if (isDecided(triage))
    return refuse(
      'signal/already-triaged',
      `The signals of group ${group.id} are ${triage.kind} already.`,
      'Open what was made of them.',
    );
  const { person } = actor;
  switch (command.type) {
    case 'begin-triage':
      return accept([{ type: 'signal-triage-began', data: { person } }]);
    case 'declare-from-signals':
      return accept([
        ...seen(group, person),
        { type: 'signal-declared', data: { incident: command.incident, person } },
      ]);
    case 'attach-signals':
      return accept([
        ...seen(group, person),
        { type: 'signal-attached', data: { incident: command.incident, person } },
      ]);
    case 'snooze-signals': {
      const { until, level } = command;
      const latest = addMilliseconds(now, longestSnooze);
      if (until <= now || until > latest)
        return refuse(
          'signal/impossible-time',
          `It is ${now} now, and signals are put off for seven days at most.`,
          `Name an instant up to ${latest}, or decline them.`,
        );
      return accept([...seen(group, person), { type: 'signal-snoozed', data: { person, until, level } }]);
    }
    case 'decline-signals': {
      const { reason, nearMiss, ticket } = command;
      return accept([...seen(group, person), { type: 'signal-declined', data: { person, reason, nearMiss, ticket } }]);
    }
    case 'ticket-signals': {
      if (triage.kind === 'ticketed')
        return refuse(
          'signal/already-triaged',
          `The signals of group ${group.id} are with engineering already.`,
          'Send its ticket again if that failed, or look at the group first for another one.',
        );
      const { type: _, ...data } = command;
      return accept([...seen(group, person), { type: 'signal-ticketed', data: { person, ...data } }]);
    }
  }
}

/** What engineering works on can still become an incident; what was declined, or is one, is settled. */
function isDecided({ kind }: SignalGroup['triage']): boolean {
  switch (kind) {
    case 'new':
    case 'triaging':
    case 'snoozed':
    case 'ticketed':
      return false;
    case 'declared':
    case 'attached':
    case 'declined':
      return true;
  }
}

/** Whoever decides about signals has looked at them. */
function seen(group: SignalGroup, person: string): readonly SignalEvent[] {
  return group.triage.kind === 'new' ? [{ type: 'signal-triage-began', data: { person } }] : [];
}
