import { eventReader, evolveFollowUp, followUpEvents, followUpTimer } from '@muster/engine';
import type { FollowUp, RecordedFollowUpEvent } from '@muster/engine';
import { z } from 'zod';
import type { Append, RowChange, TimerChange } from '../../platform/store/store.ts';
import { streamName } from '../../platform/streams/streams.ts';
import type { StreamKind } from '../../platform/streams/streams.ts';

export const followUpStream: StreamKind<FollowUp, RecordedFollowUpEvent> = {
  name: 'follow-up',
  read: eventReader(followUpEvents),
  evolve: evolveFollowUp,
};

/** Every follow-up by the instant that it is due. */
export const followUpModel = 'follow-up';
/** Those that nobody has validated: what everybody's list of work is made from stays short, however many are over. */
export const followUpAtWorkModel = 'follow-up-at-work';
/** The id of a follow-up by its reference. */
export const followUpReferenceModel = 'follow-up-reference';

export const followUpRow = z.strictObject({
  id: z.string(),
  incident: z.string(),
  state: z.enum(['open', 'done', 'validated']),
});
export const followUpReferenceRow = z.strictObject({ id: z.string() });

export function followUpRows({ id, incident, reference, state, due }: FollowUp): readonly RowChange[] {
  const [sort, row] = [`${due} ${id}`, { id, incident, state: state.kind }];
  return [
    { model: followUpModel, key: id, sort, row },
    { model: followUpAtWorkModel, key: id, sort, row: state.kind === 'validated' ? null : row },
    { model: followUpReferenceModel, key: reference, sort: reference, row: { id } },
  ];
}

/** The name that timers of follow-ups have. */
export const followUpReminder = 'follow-up-reminder';

export function followUpTimerChanges(
  before: FollowUp | null,
  after: FollowUp,
  fence: Append['fence'],
): readonly TimerChange[] {
  const had = before === null ? null : followUpTimer(before);
  const has = followUpTimer(after);
  if (had?.id === has?.id) return [];
  const stream = streamName(followUpStream, after.id);
  return [
    ...(has === null ? [] : [{ kind: 'set', stream, name: followUpReminder, id: has.id, dueAt: has.dueAt } as const]),
    ...(had === null || had.id === fence?.timer ? [] : [{ kind: 'cancel', id: had.id } as const]),
  ];
}
