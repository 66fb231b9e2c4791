import type { Delivery } from '@muster/engine';
import type { Store } from '../../platform/store/store.ts';
import type { Streams } from '../../platform/streams/streams.ts';
import { deliveryModel, deliveryRow, deliveryStream } from './delivery-stream.ts';
import type { DeliveryRow } from './delivery-stream.ts';

/** Rows looked at for one answer: whoever has few of many gets a short page and where to go on. */
const mostRows = 2_000;

/** The latest deliveries first, of one person or of all. */
export async function listDeliveries(
  { store, streams }: { readonly store: Store; readonly streams: Streams },
  organisation: string,
  { person, after, limit }: { readonly person: string | null; readonly after: string | null; readonly limit: number },
): Promise<{ readonly items: readonly Delivery[]; readonly next: string | null }> {
  const wanted: string[] = [];
  let next = after;
  for (let looked = 0; looked < mostRows && wanted.length < limit;) {
    const page = await store.listRows(organisation, deliveryModel, {
      limit: Math.min(200, limit - wanted.length),
      after: next,
      order: 'falling',
    });
    looked += page.items.length;
    const rows = page.items.map(({ row }) => deliveryRow.parse(row));
    wanted.push(...rows.filter((row) => person === null || row.person === person).map(({ id }) => id));
    next = page.next;
    if (next === null) break;
  }
  const found = await Promise.all(
    wanted.map(async (id) => (await streams.load(deliveryStream, organisation, id)).state),
  );
  return { items: found.filter((each) => each !== null), next };
}

export interface ChannelHealth {
  readonly acceptedAt: string | null;
  readonly failing: { readonly since: string; readonly because: string; readonly count: number } | null;
}

/** Faults that say something of the channel; others are of one address alone. */
const ofTheChannel: ReadonlySet<string> = new Set([
  'credentials',
  'rate',
  'unreachable',
  'timeout',
  'provider',
  'no-channel',
]);

/** Whether each channel gets through, as its latest deliveries tell. */
export async function channelHealth(store: Store, organisation: string): Promise<ReadonlyMap<string, ChannelHealth>> {
  const page = await store.listRows(organisation, deliveryModel, { limit: 200, after: null, order: 'falling' });
  const rows = page.items
    .map(({ row }) => deliveryRow.parse(row))
    .toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1));
  const byChannel = Map.groupBy(rows, ({ channel }) => channel ?? '');
  return new Map([...byChannel].map(([channel, latest]) => [channel, healthOf(latest)]));
}

/** `latest`: the newest first. */
function healthOf(latest: readonly DeliveryRow[]): ChannelHealth {
  const took = latest.findIndex(({ state }) => state === 'accepted' || state === 'arrived');
  const since = took === -1 ? latest : latest.slice(0, took);
  const failed = since.filter(({ because }) => because !== null && ofTheChannel.has(because));
  const [last, first] = [failed[0], failed.at(-1)];
  return {
    acceptedAt: took === -1 ? null : (latest[took]?.at ?? null),
    failing: last && first ? { since: first.at, because: last.because ?? '', count: failed.length } : null,
  };
}
