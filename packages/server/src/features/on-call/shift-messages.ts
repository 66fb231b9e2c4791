import { personInSeat } from '@muster/engine';
import type { Directory, RecordedScheduleEvent, Schedule } from '@muster/engine';
import type { OutboxMessage } from '../../platform/store/store.ts';

/**
 * Who goes off and who comes on call is told, each once for a layer; and who does not say that they heard it, once more. The first look tells nobody: it only learns who is
 * on call. Payloads hold ids alone.
 */
export function shiftMessages(
  schedule: string,
  before: Schedule | null,
  event: RecordedScheduleEvent,
  directory: Directory,
): readonly OutboxMessage[] {
  const sitting = (seat: string | null) => (seat === null ? null : personInSeat(null, directory, seat));
  if (event.type === 'shift-unheard') {
    const { layer, step, seat, before: was } = event.data;
    const person = sitting(step === 'again' ? seat : was);
    const payload = { schedule, layer, step, seat, person };
    return [{ id: event.id, channel: 'shift-unheard', notBefore: event.recordedAt, payload }];
  }
  if (event.type !== 'on-call-changed') return [];
  const seen = before?.onCall?.layers;
  if (seen === undefined) return [];
  return event.data.layers.flatMap(({ layer, seat, until }): readonly OutboxMessage[] => {
    const was = seen.find((each) => each.layer === layer)?.seat ?? null;
    if (was === seat) return [];
    const payload = {
      schedule,
      layer,
      until,
      off: { seat: was, person: sitting(was) },
      on: { seat, person: sitting(seat) },
    };
    return [{ id: `${event.id}.${layer}`, channel: 'shift', notBefore: event.recordedAt, payload }];
  });
}
