import { eventReader, evolvePaging, pagingEvents, pagingTimer } from '@muster/engine';
import type { Paging, RecordedPagingEvent } from '@muster/engine';
import { z } from 'zod';
import type { Append, RowChange, TimerChange } from '../../platform/store/store.ts';
import { streamName } from '../../platform/streams/streams.ts';
import type { StreamKind } from '../../platform/streams/streams.ts';

export const pagingStream: StreamKind<Paging, RecordedPagingEvent> = {
  name: 'paging',
  read: eventReader(pagingEvents),
  evolve: evolvePaging,
};

/** Pages that nobody has answered: those that call, and those that have called everybody. */
export const pagingModel = 'paging';

export const pagingRow = z.strictObject({ id: z.string(), incident: z.string() });

export function pagingRows({ id, incident, state, beganAt }: Paging): readonly RowChange[] {
  const isOpen = state.kind === 'calling' || state.kind === 'unanswered';
  return [{ model: pagingModel, key: id, sort: `${beganAt} ${id}`, row: isOpen ? { id, incident } : null }];
}

/** The name that timers of pages have. */
export const pagingStep = 'paging-step';

export function pagingTimerChanges(
  before: Paging | null,
  after: Paging,
  fence: Append['fence'],
): readonly TimerChange[] {
  const had = before === null ? null : pagingTimer(before);
  const has = pagingTimer(after);
  if (had?.id === has?.id) return [];
  const stream = streamName(pagingStream, after.id);
  return [
    ...(has === null ? [] : [{ kind: 'set', stream, name: pagingStep, ...has } as const]),
    ...(had === null || had.id === fence?.timer ? [] : [{ kind: 'cancel', id: had.id } as const]),
  ];
}
