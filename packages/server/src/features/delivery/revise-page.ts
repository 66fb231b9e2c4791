import { addMilliseconds } from '@muster/clocks';
import type { Delivery, DeliveryCommand } from '@muster/engine';
import type { Message } from '@muster/connectors';
import type { Store } from '../../platform/store/store.ts';
import type { Clock } from '../../platform/time/clock.ts';
import type { Pace } from './pace.ts';
import type { UsedChannels } from './used-channels.ts';
import { deliveryModel, deliveryRow } from './delivery-stream.ts';

interface RevisePorts {
  readonly store: Pick<Store, 'listRows'>;
  readonly clock: Clock;
  readonly channels: UsedChannels;
  readonly pace: Pace;
  /** What takes the place of a page's messages once it is over; null while it calls. */
  readonly pageOver: (organisation: string, paging: string) => Promise<Message | null>;
  readonly load: (organisation: string, id: string) => Promise<Delivery | null>;
  readonly record: (organisation: string, id: string, command: DeliveryCommand) => Promise<void>;
}

/** How far back is looked for what was sent for a page: milliseconds, and rows. */
const longest = 7 * 24 * 3_600_000;
const mostRows = 2_000;
const sendMilliseconds = 10_000;

/**
 * Changes in place what was sent for a page that is over, each message once. Throws where one of them has to be tried
 * again: whoever asked asks anew after a pause.
 */
export async function revisePage(ports: RevisePorts, organisation: string, paging: string): Promise<void> {
  const message = await ports.pageOver(organisation, paging);
  if (message === null) return;
  let left = 0;
  for (const { id, channel, state } of await sentFor(ports, organisation, paging)) {
    const used = channel === null ? undefined : ports.channels.get(channel);
    if (used?.channel.revise === undefined || state.kind !== 'accepted' || state.receipt === null) continue;
    if (ports.pace.take(used.channel.name, used.perMinute) > 0) {
      left += 1;
      continue;
    }
    const signal = AbortSignal.timeout(sendMilliseconds);
    const outcome = await used.channel.revise(message, state.receipt, { idempotencyKey: `${id}.over`, signal });
    if (outcome.kind === 'retry') left += 1;
    else {
      const because = outcome.kind === 'refused' ? outcome.because : null;
      await ports.record(organisation, id, { type: 'record-revised', because });
    }
  }
  if (left > 0) throw new Error(`${left} messages of a page do not say yet that it is over.`);
}

/** What went out for this page over channels that can change it, and was not changed yet. */
async function sentFor(ports: RevisePorts, organisation: string, paging: string): Promise<readonly Delivery[]> {
  const { store, clock, channels, load } = ports;
  const changing = new Set(
    [...channels].flatMap(([name, { channel }]) => (channel.revise === undefined ? [] : [name])),
  );
  if (changing.size === 0) return [];
  const since = addMilliseconds(clock.now(), -longest);
  const found: Delivery[] = [];
  let after: string | null = null;
  for (let looked = 0; looked < mostRows;) {
    const page = await store.listRows(organisation, deliveryModel, { limit: 200, after, order: 'falling' });
    looked += page.items.length;
    for (const { row } of page.items) {
      const { id, channel, state } = deliveryRow.parse(row);
      if (state !== 'accepted' || ![...changing].some((name) => name === channel)) continue;
      const delivery = await load(organisation, id);
      const { purpose } = delivery ?? {};
      if (delivery !== null && purpose?.kind === 'page' && purpose.paging === paging && delivery.revised === null)
        found.push(delivery);
    }
    const oldest = page.items.at(-1)?.sort ?? '';
    after = page.next;
    if (after === null || oldest < since) break;
  }
  return found;
}
