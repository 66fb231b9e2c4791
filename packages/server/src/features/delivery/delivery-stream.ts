import { deliveryEvents, eventReader, evolveDelivery } from '@muster/engine';
import type { Delivery, RecordedDeliveryEvent } from '@muster/engine';
import { z } from 'zod';
import type { RowChange } from '../../platform/store/store.ts';
import type { StreamKind } from '../../platform/streams/streams.ts';

export const deliveryStream: StreamKind<Delivery, RecordedDeliveryEvent> = {
  name: 'delivery',
  read: eventReader(deliveryEvents),
  evolve: evolveDelivery,
};

/** Every delivery, the latest last. */
export const deliveryModel = 'delivery';

export const deliveryRow = z.strictObject({
  id: z.string(),
  person: z.string(),
  channel: z.string().nullable(),
  state: z.enum(['queued', 'deferred', 'accepted', 'arrived', 'failed', 'dropped']),
  because: z.string().nullable(),
  at: z.string(),
});
export type DeliveryRow = z.infer<typeof deliveryRow>;

export function deliveryRows({ id, person, channel, state, queuedAt, updatedAt: at }: Delivery): readonly RowChange[] {
  const because = 'because' in state ? state.because : null;
  const row: DeliveryRow = { id, person, channel, state: state.kind, because, at };
  return [{ model: deliveryModel, key: id, sort: `${queuedAt} ${id}`, row }];
}
