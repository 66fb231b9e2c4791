import { timingSafeEqual } from 'node:crypto';
import { addMilliseconds } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { Ids } from '../../platform/ids/ids.ts';
import type { DerivedSecrets } from '../../platform/secrets/derived-secret.ts';
import type { Store } from '../../platform/store/store.ts';
import type { Clock } from '../../platform/time/clock.ts';
import type { RunningFault } from '../../platform/time/running-fault.ts';
import type { DeliveryService } from './delivery-service.ts';

export interface CanaryPorts {
  readonly store: Pick<Store, 'acquireLease'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly deliveries: DeliveryService;
  readonly everyMilliseconds: number;
  /** How long one may take until its word is back. */
  readonly withinMilliseconds: number;
}

/** Where the latest canary is. */
export interface CanaryStanding {
  readonly sentAt: Instant;
  readonly arrivedAt: Instant | null;
  readonly isLate: boolean;
}

/**
 * A message that goes out as pages do, to an address whose other end gives its word back: that proves arrival, where a
 * provider's word proves acceptance alone. One flies at a time over all nodes; the node that sent it watches for it.
 */
export interface CanaryWatch {
  /** Lets one fly when it is time, and looks for the one that flies. Gives how many it sent. */
  look(organisation: string): Promise<number>;
  faults(): readonly RunningFault[];
  standing(): CanaryStanding | null;
}

export function createCanaryWatch(ports: CanaryPorts): CanaryWatch {
  const { store, clock, ids, deliveries, everyMilliseconds, withinMilliseconds } = ports;
  const owner = ids.uuid();
  /** `afterLate`: the one before was late, which stays an alarm until this one has come back. */
  let flying: { readonly id: string; readonly sentAt: Instant; readonly afterLate: boolean } | null = null;
  let seen: CanaryStanding | null = null;

  async function watch(organisation: string): Promise<void> {
    if (flying === null) return;
    const { id, sentAt, afterLate } = flying;
    const state = (await deliveries.find(organisation, id))?.state;
    const arrivedAt = state?.kind === 'arrived' ? state.at : null;
    const end = addMilliseconds(sentAt, withinMilliseconds);
    seen = { sentAt, arrivedAt, isLate: arrivedAt === null ? afterLate || clock.now() > end : arrivedAt > end };
  }

  return {
    async look(organisation) {
      await watch(organisation);
      const now = clock.now();
      if (flying !== null && now < addMilliseconds(flying.sentAt, everyMilliseconds)) return 0;
      if (!(await store.acquireLease('canary', owner, now, everyMilliseconds))) return 0;
      const id = ids.uuid();
      await deliveries.sendCanary(organisation, id);
      const afterLate = seen?.isLate === true;
      flying = { id, sentAt: now, afterLate };
      seen = { sentAt: now, arrivedAt: null, isLate: afterLate };
      return 1;
    },
    faults() {
      if (seen?.isLate !== true) return [];
      return [{ what: 'The canary did not come back in its time.', why: `It was sent at ${seen.sentAt}.` }];
    },
    standing: () => seen,
  };
}

/** The word of a canary names its delivery and proves that it came by the message. */
export function canaryWord(secrets: DerivedSecrets, delivery: string): string {
  return `${delivery}.${secrets.word(delivery)}`;
}

/** The delivery that a word belongs to; null for a word that we never sent. */
export function deliveryOfWord(secrets: DerivedSecrets, word: string): string | null {
  const delivery = word.slice(0, word.indexOf('.'));
  const [given, wanted] = [Buffer.from(word), Buffer.from(canaryWord(secrets, delivery))];
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? delivery : null;
}
