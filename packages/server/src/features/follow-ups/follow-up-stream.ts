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
/** The id of a follow-up by its reference. */
export const followUpReferenceModel = 'follow-up-reference';

export const followUpRow = z.strictObject({
  id: z.string(),
  incident: z.string(),
  state: z.enum(['open', 'done', 'validated']),
});
export const followUpReferenceRow = z.strictObject({ id: z.string() });

export function followUpRows({ id, incident, reference, state, due }: FollowUp): readonly RowChange[] {
  return [
    { model: followUpModel, key: id, sort: `${due} ${id}`, row: { id, incident, state: state.kind } },
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
