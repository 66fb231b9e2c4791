import { eventReader, evolveSchedule, scheduleEvents } from '@muster/engine';
import type { RecordedScheduleEvent, Schedule } from '@muster/engine';
import type { StreamKind } from '../../platform/streams/streams.ts';

export const scheduleStream: StreamKind<Schedule, RecordedScheduleEvent> = {
  name: 'schedule',
  read: eventReader(scheduleEvents),
  evolve: evolveSchedule,
};
