import { z } from 'zod';
import { actor } from '../actor.ts';
import { eventDefinitions } from '../events/all-events.ts';
import { instantField } from '../events/fields.ts';
import { EventError } from './event-error.ts';
import type { Recorded } from './recorded.ts';

const envelope = z.strictObject({
  id: z.string(),
  organisation: z.string(),
  stream: z.string(),
  version: z.int().min(1),
  type: z.string(),
  schema: z.int().min(1),
  data: z.unknown(),
  actor,
  command: z.string(),
  plan: z.string().nullable(),
  occurredAt: instantField,
  knownAt: instantField,
  recordedAt: instantField,
  previous: z.string().length(64),
});

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads stored bytes into an event of today's shape: data of an older version goes through the upcasters of its
 * definition first. Throws EventError `unreadable`, `unknown-type` or `wrong-shape`.
 */
export function decodeEvent(bytes: Uint8Array): Recorded {
  const read = envelope.safeParse(parseJson(bytes));
  if (!read.success) throw new EventError('unreadable', `Not the envelope of an event: ${read.error.message}`);
  const event = read.data;
  const definition = eventDefinitions.get(event.type);
  if (!definition || event.schema > definition.version)
    throw new EventError('unknown-type', `Event ${event.type} of schema ${event.schema} is newer than this program.`);
  const upcast = definition.upcasters.slice(event.schema - 1).reduce((data, next) => next(data), event.data);
  const data = definition.data.safeParse(upcast);
  if (!data.success) throw new EventError('wrong-shape', `${event.type} ${event.id}: ${data.error.message}`);
  return { ...event, schema: definition.version, data: data.data };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch (cause) {
    throw new EventError('unreadable', 'The bytes of an event are not JSON in UTF-8.', { cause });
  }
}
