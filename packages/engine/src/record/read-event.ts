import type { EventDefinition, EventOf } from '../events/define-event.ts';
import type { z } from 'zod';
import { decodeEvent } from './decode-event.ts';
import { EventError } from './event-error.ts';
import type { Recorded } from './recorded.ts';

type Definitions = readonly EventDefinition<string, z.ZodType>[];

/**
 * A reader of one kind of stream: bytes, or what was just made into bytes, to the union of the events that such a stream
 * holds. Throws EventError, among others `unknown-type` for an event that belongs into another kind of stream.
 */
export function eventReader<const Kinds extends Definitions>(
  kinds: Kinds,
): (stored: Uint8Array | Recorded) => RecordedOf<EventOf<Kinds[number]>> {
  const known = new Set<string>(kinds.map((kind) => kind.type));
  return (stored) => {
    const event = stored instanceof Uint8Array ? decodeEvent(stored) : stored;
    if (!known.has(event.type))
      throw new EventError('unknown-type', `${event.type} does not belong into the stream ${event.stream}.`);
    // The type is one of these kinds, and its data was checked against that kind's own shape.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a parser at its end
    return event as RecordedOf<EventOf<Kinds[number]>>;
  };
}

/** Distributes over the union, so that `switch (event.type)` narrows `event.data`. */
export type RecordedOf<Event> = Event extends { readonly type: string; readonly data: unknown }
  ? Recorded<Event>
  : never;
