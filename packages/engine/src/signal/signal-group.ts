import type { Instant } from '@muster/clocks';
import type { Severity } from '@muster/plan';
import type { ContentRef } from '../content-ref.ts';
import type { SignalEvent } from '../events/all-events.ts';
import type { TrackerName } from '../events/ticket-fields.ts';
import type { RecordedOf } from '../record/read-event.ts';

export type RecordedSignalEvent = RecordedOf<SignalEvent>;

/** Signals that belong together, and what triage made of them. */
export interface SignalGroup {
  readonly id: string;
  readonly version: number;
  readonly source: string;
  readonly system: string | null;
  readonly signals: Readonly<Record<string, Signal>>;
  readonly firstReceivedAt: Instant;
  readonly lastReceivedAt: Instant;
  readonly triage: Triage;
  /** Every ticket that was asked for, the latest last. */
  readonly tickets: readonly GroupTicket[];
  readonly updatedAt: Instant;
}

export interface Signal {
  readonly key: string;
  readonly startsAt: Instant;
  readonly content: ContentRef;
  readonly sightings: number;
  readonly resolvedAt: Instant | null;
}

/** A ticket for engineering about a group, and all that it says. What became of it is in its own record. */
export interface GroupTicket {
  readonly id: string;
  readonly tracker: TrackerName;
  readonly text: ContentRef;
}

/**
 * `new`: nobody has looked, or nobody has since it woke. `snoozed`: put off until then. An event is not yet an incident;
 * what is declined is kept.
 */
export type Triage =
  | { readonly kind: 'new'; readonly woken: Woken | null }
  | { readonly kind: 'triaging'; readonly by: string; readonly since: Instant }
  | {
      readonly kind: 'snoozed';
      readonly by: string;
      readonly since: Instant;
      readonly until: Instant;
      /** The worst that its sources had said by then. */
      readonly level: Severity | null;
    }
  | { readonly kind: 'declared'; readonly by: string; readonly incident: string; readonly at: Instant }
  | { readonly kind: 'attached'; readonly by: string; readonly incident: string; readonly at: Instant }
  | {
      readonly kind: 'declined';
      readonly by: string;
      readonly reason: ContentRef;
      readonly nearMiss: boolean;
      readonly ticket: ContentRef | null;
      readonly at: Instant;
    }
  /** No incident, but work for engineering. `level`: the worst that its sources had said by then. */
  | {
      readonly kind: 'ticketed';
      readonly by: string;
      readonly reason: ContentRef;
      readonly ticket: string;
      readonly level: Severity | null;
      readonly at: Instant;
    };

/** Why a group that was put off waits again, and since when. */
export interface Woken {
  readonly because: 'time' | 'worse';
  readonly at: Instant;
}

/** The instant that a group waits for: when it wakes. */
export function signalTimer({ id, triage }: SignalGroup): { readonly id: string; readonly dueAt: Instant } | null {
  return triage.kind === 'snoozed' ? { id: `${id}/wake/${triage.until}`, dueAt: triage.until } : null;
}

export function evolveSignalGroup(before: SignalGroup | null, event: RecordedSignalEvent): SignalGroup {
  return evolve(before, event, (signals, key, signal) => ({ ...signals, [key]: signal }));
}

/** The same as `evolveSignalGroup` for one event after the other; the signals are copied once for all of them. */
export function foldSignalGroup(
  before: SignalGroup | null,
  events: readonly RecordedSignalEvent[],
): SignalGroup | null {
  const signals: Record<string, Signal> = { ...before?.signals };
  const put: PutSignal = (_, key, signal) => {
    // By definition, not by assignment: a source may call a signal `__proto__`.
    Object.defineProperty(signals, key, { value: signal, enumerable: true, configurable: true, writable: true });
    return signals;
  };
  return events.reduce((state, event) => evolve(state, event, put), before);
}

type Signals = SignalGroup['signals'];
type PutSignal = (signals: Signals, key: string, signal: Signal) => Signals;

function evolve(before: SignalGroup | null, event: RecordedSignalEvent, put: PutSignal): SignalGroup {
  const { version, recordedAt: updatedAt } = event;
  if (event.type === 'signal-received') {
    const { source, key, system, startsAt, receivedAt, content } = event.data;
    const group = before ?? emptyGroup(event, source, system);
    const signals = put(group.signals, key, { key, startsAt, content, sightings: 1, resolvedAt: null });
    return { ...group, system: group.system ?? system, signals, version, updatedAt, lastReceivedAt: receivedAt };
  }
  if (before === null) throw new TypeError(`A signal group begins with signal-received, not with ${event.type}.`);
  return { ...change(before, event, put), version, updatedAt };
}

function emptyGroup(
  event: Extract<RecordedSignalEvent, { type: 'signal-received' }>,
  source: string,
  system: string | null,
): SignalGroup {
  const id = event.stream.slice(event.stream.indexOf('/') + 1);
  const at = event.data.receivedAt;
  const version = event.version;
  const triage = { kind: 'new', woken: null } as const;
  return {
    id,
    version,
    source,
    system,
    signals: {},
    firstReceivedAt: at,
    lastReceivedAt: at,
    triage,
    tickets: [],
    updatedAt: at,
  };
}

function change(
  was: SignalGroup,
  event: Exclude<RecordedSignalEvent, { type: 'signal-received' }>,
  put: PutSignal,
): SignalGroup {
  const withSignal = (key: string, next: (signal: Signal) => Signal): SignalGroup => {
    const signal = was.signals[key];
    return signal ? { ...was, signals: put(was.signals, key, next(signal)) } : was;
  };
  switch (event.type) {
    case 'signal-changed': {
      const { key, content, receivedAt } = event.data;
      const changed = withSignal(key, (signal) => ({
        ...signal,
        content,
        sightings: signal.sightings + 1,
        resolvedAt: null,
      }));
      return { ...changed, lastReceivedAt: receivedAt };
    }
    case 'signal-resolved': {
      const { key, endsAt, receivedAt } = event.data;
      return { ...withSignal(key, (signal) => ({ ...signal, resolvedAt: endsAt })), lastReceivedAt: receivedAt };
    }
    // The references stay as proof; what they led to is gone.
    case 'content-redacted':
      return was;
    case 'signal-triage-began':
      return { ...was, triage: { kind: 'triaging', by: event.data.person, since: event.recordedAt } };
    case 'signal-declared': {
      const { person, incident } = event.data;
      return { ...was, triage: { kind: 'declared', by: person, incident, at: event.recordedAt } };
    }
    case 'signal-attached': {
      const { person, incident } = event.data;
      return { ...was, triage: { kind: 'attached', by: person, incident, at: event.recordedAt } };
    }
    case 'signal-snoozed': {
      const { person, until, level } = event.data;
      return { ...was, triage: { kind: 'snoozed', by: person, since: event.recordedAt, until, level } };
    }
    case 'signal-woken':
      return { ...was, triage: { kind: 'new', woken: { because: event.data.because, at: event.recordedAt } } };
    case 'signal-declined': {
      const { person, reason, nearMiss, ticket } = event.data;
      return { ...was, triage: { kind: 'declined', by: person, reason, nearMiss, ticket, at: event.recordedAt } };
    }
    case 'signal-ticketed': {
      const { person, reason, ticket, tracker, text, level } = event.data;
      const triage = { kind: 'ticketed', by: person, reason, ticket, level, at: event.recordedAt } as const;
      return { ...was, triage, tickets: [...was.tickets, { id: ticket, tracker, text }] };
    }
  }
}
