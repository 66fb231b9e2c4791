import type { IntakeRecord } from '../../platform/intake/intake-log.ts';
import { canonicalText } from './canonical-text.ts';
import { mapAlertmanager } from './map-alertmanager.ts';
import { mapGeneric } from './map-generic.ts';
import type { Mapping } from './mapping/apply-mapping.ts';
import { mapMapped, mappingOf } from './mapping/map-mapped.ts';
import { mapReport } from './map-report.ts';
import { reportSource } from './report/report-record.ts';
import type { MapContext, Mapped, Sighting } from './sighting.ts';

/** Who understands what an address of the intake takes. */
const mappers: ReadonlyMap<string, (body: unknown, context: MapContext) => Mapped> = new Map([
  ['alertmanager', mapAlertmanager],
  ['generic', mapGeneric],
  [reportSource, mapReport],
]);

/** What all records of a turn are read with: besides the world of a mapper, the mappings by name. */
export interface About extends Omit<MapContext, 'receivedAt'> {
  readonly mappings: ReadonlyMap<string, Mapping>;
}

function mapperOf(route: string, mappings: About['mappings']) {
  const name = mappingOf(route);
  const mapping = name === null ? undefined : mappings.get(name);
  if (name === null || mapping === undefined) return mappers.get(route) ?? null;
  return (body: unknown, context: MapContext) => mapMapped(name, mapping, body, context);
}

/** Bytes of an unreadable body that are kept. */
const greatestUnreadable = 262_144;

/** What a record of the intake tells. One that nobody understands is a signal too: it is never lost in silence. */
export function mapRecord(record: IntakeRecord, about: About): readonly Sighting[] {
  const mapper = mapperOf(record.route, about.mappings);
  if (mapper === null) return [unreadable(record, `No mapper is called ${record.route}.`, about)];
  const parsed = parse(record.body);
  if (!parsed.ok) return [unreadable(record, parsed.why, about)];
  const mapped = mapper(parsed.value, { ...about, receivedAt: record.receivedAt });
  return mapped.kind === 'sightings' ? mapped.sightings : [unreadable(record, mapped.why, about)];
}

/** The signal that something came which cannot be read, with what came. The same body again is the same signal. */
export function unreadable(
  { route, body, receivedAt }: IntakeRecord,
  why: string,
  { nameOf }: Pick<MapContext, 'nameOf'>,
): Sighting {
  const title = `${route} sent what cannot be read`;
  const content = { title, why, bytes: body.length, ...keptBody(body) };
  return {
    source: 'unreadable',
    key: `${route} ${nameOf(body)}`,
    groupKey: route,
    system: null,
    status: 'firing',
    startsAt: receivedAt,
    endsAt: null,
    receivedAt,
    content: canonicalText(content) ?? JSON.stringify(content),
  };
}

/** The body as text, or in base64 where it is none; cut where it is too long. */
function keptBody(body: Uint8Array): { text: string } | { base64: string } {
  const kept = body.subarray(0, greatestUnreadable);
  try {
    // As a stream: a character that the cut goes through is left out, not a fault.
    return { text: utf8().decode(kept, { stream: kept.length < body.length }) };
  } catch {
    return { base64: Buffer.from(kept).toString('base64') };
  }
}

function parse(body: Uint8Array): { ok: true; value: unknown } | { ok: false; why: string } {
  try {
    return { ok: true, value: JSON.parse(utf8().decode(body)) };
  } catch {
    return { ok: false, why: 'body: not JSON in UTF-8' };
  }
}

function utf8(): TextDecoder {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
}
