import { z } from 'zod';
import { canonicalText } from '../canonical-text.ts';
import type { MapContext, Mapped, Sighting } from '../sighting.ts';
import { titleOf } from '../title-of.ts';
import { applyMapping } from './apply-mapping.ts';
import type { Mapping, MappingFault } from './apply-mapping.ts';

const object = z.record(z.string(), z.unknown());

/** Any JSON object as one signal, read by a mapping; what the source said is kept whole below the title. */
export function mapMapped(name: string, mapping: Mapping, body: unknown, context: MapContext): Mapped {
  const read = readMapped(name, mapping, body, context);
  return read.kind === 'read' ? { kind: 'sightings', sightings: [read.sighting] } : read;
}

export type ReadMapped =
  | {
      readonly kind: 'read';
      readonly sighting: Sighting;
      readonly title: string;
      readonly faults: readonly MappingFault[];
    }
  | { readonly kind: 'unreadable'; readonly why: string };

export function readMapped(
  name: string,
  mapping: Mapping,
  body: unknown,
  { receivedAt, systems, nameOf }: MapContext,
): ReadMapped {
  const parsed = object.safeParse(body);
  if (!parsed.success) return { kind: 'unreadable', why: 'body: not a JSON object' };
  const found = applyMapping(mapping, parsed.data, systems);
  const content = canonicalText({ ...(found.title === null ? {} : { title: found.title }), said: parsed.data });
  const whole = canonicalText(parsed.data);
  if (content === null || whole === null)
    return { kind: 'unreadable', why: 'body: a number or text that has no canonical form' };
  const key = nameOf(found.key ?? whole);
  const sighting: Sighting = {
    source: mappedSource(name),
    key,
    groupKey: found.group === null ? key : nameOf(found.group),
    system: found.system,
    status: found.resolved ? 'resolved' : 'firing',
    startsAt: found.startsAt ?? receivedAt,
    endsAt: null,
    receivedAt,
    content,
  };
  return { kind: 'read', sighting, title: titleOf(content), faults: found.faults };
}

/** What such signals call their source, and the intake its records. */
export function mappedSource(name: string): string {
  return `generic/${name}`;
}

/** The name of the mapping of a record of the intake; null for other records. */
export function mappingOf(route: string): string | null {
  return /^generic\/(.+)$/.exec(route)?.[1] ?? null;
}
