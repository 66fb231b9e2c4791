import type { Instant } from '@muster/clocks';
import type { Delivery, RecordedDeliveryEvent } from '@muster/engine';
import type { OutboxMessage } from '../../platform/store/store.ts';

/** What has to leave because of an event. Where one method does not get through, the next is called at once. */
export function messagesOf(after: Delivery, event: RecordedDeliveryEvent): readonly OutboxMessage[] {
  const { id, version, updatedAt: now } = after;
  const own = (notBefore: Instant): OutboxMessage => ({
    id: event.id,
    channel: 'deliver',
    notBefore,
    payload: { delivery: id, version },
  });
  switch (event.type) {
    case 'delivery-queued':
      return after.contact === null ? [] : [own(event.data.notBefore)];
    case 'delivery-deferred':
      return [own(event.data.until), ...next(after, event.id, now)];
    case 'delivery-failed':
      return next(after, event.id, now);
    case 'delivery-accepted':
    case 'delivery-arrived':
    case 'delivery-dropped':
    case 'delivery-revised':
      return [];
  }
}

/** The same over the next contact method, if there is one: it knows itself whether it is still wanted. */
function next({ id, turn, purpose, again, state }: Delivery, event: string, now: Instant): readonly OutboxMessage[] {
  switch (purpose.kind) {
    case 'page': {
      if (again !== null || !id.endsWith(`.${turn}`)) return [];
      const following = `${id.slice(0, id.lastIndexOf('.'))}.${turn + 1}`;
      return [
        { id: `${event}.next`, channel: 'deliver', notBefore: now, payload: { delivery: following, version: 1 } },
      ];
    }
    case 'shift':
    case 'reminder':
      // Nobody is told twice: the next method has its turn once this one has come to its end.
      return state.kind === 'failed'
        ? [{ id: `${event}.next`, channel: 'tell-next', notBefore: now, payload: { delivery: id } }]
        : [];
    case 'code':
    case 'check':
    case 'canary':
      return [];
  }
}
