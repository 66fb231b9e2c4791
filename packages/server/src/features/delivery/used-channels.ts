import type { Channel } from '@muster/connectors';
import type { ChannelName } from '@muster/engine';

/** A channel that is set up, and how much of it may be used. */
export interface UsedChannel {
  readonly channel: Channel;
  readonly perMinute: number;
}

export type UsedChannels = ReadonlyMap<ChannelName, UsedChannel>;
