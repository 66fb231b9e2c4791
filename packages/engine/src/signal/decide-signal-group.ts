import type { Instant } from '@muster/clocks';
import type { Actor } from '../actor.ts';
import type { ContentRef } from '../content-ref.ts';
import type { SignalEvent } from '../events/all-events.ts';
import { accept, refuse } from '../refusal.ts';
import type { Refusal, Result } from '../refusal.ts';
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
    }
  | {
      readonly type: 'change-signal';
      readonly source: string;
      readonly key: string;
      readonly receivedAt: Instant;
      readonly content: ContentRef;
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
  | {
      readonly type: 'decline-signals';
      readonly reason: ContentRef;
      readonly nearMiss: boolean;
      readonly ticket: ContentRef | null;
    };

/** What a sighting or a word of triage does to a group of signals. Sightings are never refused: they happened. */
export function decideSignalGroup(
  group: SignalGroup | null,
  command: SignalCommand,
  actor: Actor,
): Result<readonly SignalEvent[], Refusal> {
  switch (command.type) {
    case 'receive-signal': {
      const { type: _, ...data } = command;
      return accept([{ type: 'signal-received', data }]);
    }
    case 'change-signal': {
      const { type: _, ...data } = command;
      return accept([{ type: 'signal-changed', data }]);
    }
    case 'resolve-signal': {
      const { type: _, ...data } = command;
      return accept([{ type: 'signal-resolved', data }]);
    }
    case 'begin-triage':
    case 'declare-from-signals':
    case 'decline-signals':
      return decideTriage(group, command, actor);
  }
}

function decideTriage(
  group: SignalGroup | null,
  command: Extract<SignalCommand, { type: 'begin-triage' | 'declare-from-signals' | 'decline-signals' }>,
  actor: Actor,
): Result<readonly SignalEvent[], Refusal> {
  if (group === null) return refuse('signal/unknown', 'There is no such group of signals.', 'List the signals.');
  if (actor.kind !== 'person' && actor.kind !== 'elevated')
    return refuse('actor/not-a-person', 'Only a person triages signals.', 'Sign in as yourself.');
  const { triage } = group;
  if (triage.kind === 'declared' || triage.kind === 'declined')
    return refuse('signal/already-triaged', `These signals are ${triage.kind} already.`, 'Open what was made of them.');
  const { person } = actor;
  switch (command.type) {
    case 'begin-triage':
      return accept([{ type: 'signal-triage-began', data: { person } }]);
    case 'declare-from-signals':
      return accept([
        ...seen(group, person),
        { type: 'signal-declared', data: { incident: command.incident, person } },
      ]);
    case 'decline-signals': {
      const { reason, nearMiss, ticket } = command;
      return accept([...seen(group, person), { type: 'signal-declined', data: { person, reason, nearMiss, ticket } }]);
    }
  }
}

/** Whoever decides about signals has looked at them. */
function seen(group: SignalGroup, person: string): readonly SignalEvent[] {
  return group.triage.kind === 'new' ? [{ type: 'signal-triage-began', data: { person } }] : [];
}
