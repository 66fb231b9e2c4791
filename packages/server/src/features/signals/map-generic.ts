import { z } from 'zod';
import { canonicalText } from './canonical-text.ts';
import { instantOf } from './sighting.ts';
import type { MapContext, Mapped } from './sighting.ts';

const source = 'generic';

const object = z.record(z.string(), z.unknown());

/** Words by which a source says that it is over; any other status means that it is not. */
const over: ReadonlySet<unknown> = new Set(['resolved', 'ok', 'closed']);

/**
 * Any JSON object as one signal. Read where they are there: `key` or `id` (else the digest of the whole), `group` (else
 * each key is a group of its own), `system`, `status`, `startsAt`, `endsAt`. Everything is kept as content.
 */
export function mapGeneric(body: unknown, { receivedAt, systems, nameOf }: MapContext): Mapped {
  const parsed = object.safeParse(body);
  if (!parsed.success) return { kind: 'unreadable', why: 'body: not a JSON object' };
  const content = canonicalText(parsed.data);
  if (content === null) return { kind: 'unreadable', why: 'body: a number or text that has no canonical form' };
  const given = new Map(Object.entries(parsed.data));
  const system = given.get('system');
  const key = nameOf(chosen(given.get('key') ?? given.get('id')) ?? content);
  const group = chosen(given.get('group'));
  const sighting = {
    source,
    key,
    groupKey: group === null ? key : nameOf(group),
    system: typeof system === 'string' && systems.has(system) ? system : null,
    status: over.has(given.get('status')) ? ('resolved' as const) : ('firing' as const),
    startsAt: instantOf(given.get('startsAt')) ?? receivedAt,
    endsAt: instantOf(given.get('endsAt')),
    receivedAt,
    content,
  };
  return { kind: 'sightings', sightings: [sighting] };
}

function chosen(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}
