import type { Store } from '../../platform/store/store.ts';
import { streamName } from '../../platform/streams/streams.ts';
import type { ServedSwitch } from './switch-service.ts';
import { switchStream } from './switch-stream.ts';

export interface ListedHold {
  readonly incident: string;
  readonly action: number;
  /** When it was placed. */
  readonly since: string;
}

/** The holds of a switch with the instant each was placed, out of its stream: an incident may hold it anew. */
export async function listHolds(
  store: Pick<Store, 'loadStream'>,
  organisation: string,
  { key, holds }: ServedSwitch,
): Promise<readonly ListedHold[]> {
  if (holds.length === 0) return [];
  const events = await store.loadStream(organisation, streamName(switchStream, key));
  const placed = new Map<string, string>();
  for (const { bytes } of events) {
    const { type, data, recordedAt } = switchStream.read(bytes);
    if (type === 'hold-placed') placed.set(`${data.incident}\n${data.action}`, recordedAt);
  }
  return holds.map(({ incident, action }) => ({
    incident,
    action,
    since: placed.get(`${incident}\n${action}`) ?? '',
  }));
}
