import { hash } from 'node:crypto';
import { recordEvents } from '@muster/engine';
import type { Envelope, Recorded, Unrecorded } from '@muster/engine';
import type { StreamAppend } from '../store/store.ts';
import { foldEvents, streamName } from './streams.ts';
import type { Loaded, StreamKind } from './streams.ts';

/** New events of one stream, recorded and folded: what the append takes and what the state will be. */
export interface StreamChange<State, Event> {
  readonly append: StreamAppend;
  readonly recorded: readonly Event[];
  readonly after: Loaded<State>;
}

/** SHA-256 by the platform: some twenty times the portable one. */
function fastHash(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer');
}

export function changeStream<State, Event extends Recorded>(
  kind: StreamKind<State, Event>,
  id: string,
  before: Loaded<State>,
  events: readonly Unrecorded[],
  envelope: Envelope,
): StreamChange<State, Event> {
  const stream = streamName(kind, id);
  const batch = recordEvents(stream, before.head, events, envelope, fastHash);
  const recorded = batch.recorded.map((each) => kind.read(each));
  const state = foldEvents(kind, before.state, recorded);
  return {
    append: { stream, expectedVersion: before.head.version, expectedHash: before.head.hash, events: batch.encoded },
    recorded,
    after: { state, head: batch.head },
  };
}
