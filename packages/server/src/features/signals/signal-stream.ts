import { contentRef, eventReader, evolveSignalGroup, foldSignalGroup, signalEvents } from '@muster/engine';
import type { RecordedSignalEvent, Signal, SignalGroup } from '@muster/engine';
import { z } from 'zod';
import type { RowChange } from '../../platform/store/store.ts';
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
  triage: z.enum(['new', 'triaging', 'declared', 'declined']),
  incident: z.string().nullable(),
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
  const row: SignalGroupRow = {
    id,
    source,
    system,
    newest: newestOf(signals)?.content ?? null,
    triage: triage.kind,
    incident: triage.kind === 'declared' ? triage.incident : null,
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
