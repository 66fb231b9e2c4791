import { contentRef, eventReader, evolveSignalGroup, foldSignalGroup, signalEvents, signalTimer } from '@muster/engine';
import type { RecordedSignalEvent, Signal, SignalGroup } from '@muster/engine';
import { z } from 'zod';
import type { Append, JsonValue, RowChange, TimerChange } from '../../platform/store/store.ts';
import { streamName } from '../../platform/streams/streams.ts';
import type { StreamKind } from '../../platform/streams/streams.ts';

export const signalStream: StreamKind<SignalGroup, RecordedSignalEvent> = {
  name: 'signal',
  read: eventReader(signalEvents),
  evolve: evolveSignalGroup,
  fold: foldSignalGroup,
};

export const signalGroupModel = 'signal-group';
export const signalKeyModel = 'signal-key';

export const signalGroupRow = z.strictObject({
  id: z.string(),
  source: z.string(),
  system: z.string().nullable(),
  /** Content of the newest signal: its title is read out of it. */
  newest: contentRef.nullable(),
  triage: z.enum(['new', 'triaging', 'snoozed', 'declared', 'attached', 'declined', 'ticketed']),
  incident: z.string().nullable(),
  /** Of what is put off, and of what has woken. */
  until: z.string().exactOptional(),
  woken: z.strictObject({ because: z.enum(['time', 'worse']), at: z.string() }).exactOptional(),
  /** The latest ticket for engineering. */
  ticket: z.string().exactOptional(),
  firing: z.int(),
  signals: z.int(),
  firstReceivedAt: z.string(),
  lastReceivedAt: z.string(),
});
export type SignalGroupRow = z.infer<typeof signalGroupRow>;

/** Which group a signal is in, and what it last said: how a repetition is known as one. */
export const signalKeyRow = z.strictObject({ group: z.string(), content: contentRef, resolved: z.boolean() });

/** Rows of the group, and of those of its signals that changed: a storm of alerts must not write itself anew each time. */
export function signalRows(before: SignalGroup | null, group: SignalGroup): readonly RowChange[] {
  const { id, source, system, firstReceivedAt, lastReceivedAt, triage } = group;
  const signals = Object.values(group.signals);
  const changed = signals.filter((signal) => before?.signals[signal.key] !== signal);
  const row = {
    id,
    source,
    system,
    newest: newestOf(signals)?.content ?? null,
    triage: triage.kind,
    incident: incidentOf(triage),
    ...waitingOf(triage),
    ...ticketOf(group),
    firing: signals.filter((signal) => signal.resolvedAt === null).length,
    signals: signals.length,
    firstReceivedAt,
    lastReceivedAt,
  };
  return [
    { model: signalGroupModel, key: id, sort: `${firstReceivedAt} ${id}`, row },
    ...changed.map(({ key, content, resolvedAt }): RowChange => ({
      model: signalKeyModel,
      key: `${source}\n${key}`,
      sort: key,
      row: { group: id, content, resolved: resolvedAt !== null },
    })),
  ];
}

function incidentOf(triage: SignalGroup['triage']): string | null {
  return triage.kind === 'declared' || triage.kind === 'attached' ? triage.incident : null;
}

/** Nothing where it does not apply: rows of before read the same. */
function waitingOf(triage: SignalGroup['triage']): Readonly<Record<string, JsonValue>> {
  if (triage.kind === 'snoozed') return { until: triage.until };
  if (triage.kind !== 'new' || triage.woken === null) return {};
  const { because, at } = triage.woken;
  return { woken: { because, at } };
}

function ticketOf({ tickets }: SignalGroup): Readonly<Record<string, JsonValue>> {
  const latest = tickets.at(-1);
  return latest === undefined ? {} : { ticket: latest.id };
}

/** The name that timers of groups have. */
export const signalWake = 'signal-wake';

export function signalTimerChanges(
  before: SignalGroup | null,
  after: SignalGroup,
  fence: Append['fence'],
): readonly TimerChange[] {
  const had = before === null ? null : signalTimer(before);
  const has = signalTimer(after);
  if (had?.id === has?.id) return [];
  const stream = streamName(signalStream, after.id);
  return [
    ...(has === null ? [] : [{ kind: 'set', stream, name: signalWake, ...has } as const]),
    ...(had === null || had.id === fence?.timer ? [] : [{ kind: 'cancel', id: had.id } as const]),
  ];
}

/** By the content's id, which sorts by the time it was made: the order of an object's keys is not that of arrival. */
function newestOf(signals: readonly Signal[]): Signal | null {
  return signals.reduce<Signal | null>(
    (newest, signal) => (newest === null || signal.content.id > newest.content.id ? signal : newest),
    null,
  );
}

export const openGroupModel = 'signal-open-group';

/** The group that further signals of one source and group key join. */
export const openGroupRow = z.strictObject({ group: z.string() });
