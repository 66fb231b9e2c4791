import type { DeliveryService } from './features/delivery/delivery-service.ts';
import type { RecurrenceNow } from './features/incidents/recurrence-now.ts';
import type { Log } from './platform/log/log.ts';
import type { Clock } from './platform/time/clock.ts';

export interface RemindOfMonthPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly now: (organisation: string) => Promise<RecurrenceNow | null>;
  readonly deliveries: Pick<DeliveryService, 'find' | 'tell'>;
  readonly hasChannels: boolean;
}

/**
 * Reminds whoever answers for incidents to look through those of the month before: at its end, and again when the week
 * for it is over. Asked every hour; the delivery is named after the month, so that nobody is told twice, whichever node
 * asks. Gives how many it reminded.
 */
export function createRemindOfMonth(ports: RemindOfMonthPorts): (organisation: string) => Promise<number> {
  const { clock, log, deliveries } = ports;
  const logged = new Set<string>();
  return async (organisation) => {
    const now = await ports.now(organisation);
    if (now === null || now.reviewed || now.incidents === 0) return 0;
    const { month, due, asked: person } = now;
    const about = `recurrence:${month}`;
    const cause = `recurrence-${month}-${clock.now() < due ? 'begins' : 'due'}`;
    if (logged.has(cause) || (await deliveries.find(organisation, cause)) !== null) return 0;
    logged.add(cause);
    if (person === null) {
      log.fault('nobody is reminded', new Error('Nobody sits in the seat that answers for incidents.'), { about });
      return 0;
    }
    log.info('reminder', { about, person });
    if (!ports.hasChannels) return 0;
    await deliveries.tell(organisation, { cause, person, purpose: { kind: 'reminder', about } });
    return 1;
  };
}
