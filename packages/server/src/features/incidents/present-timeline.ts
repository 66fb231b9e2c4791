import type { AnswerOf, routes } from '@muster/api';
import { contentRef } from '@muster/engine';
import type { Actor, ContentRef, RecordedIncidentEvent } from '@muster/engine';
import { curatedTypes } from './curated.ts';

type Entry = AnswerOf<typeof routes.incidents.timeline>['items'][number];

/** Texts of routes have at most 20,000 characters; more is a file, whatever it is called. */
const longestText = 80_000;

export interface TimelineWorld {
  /** By content id; null for what was destroyed. */
  readonly texts: ReadonlyMap<string, string | null>;
  /** By person; null for a name that was destroyed. */
  readonly names: ReadonlyMap<string, string | null>;
  /** What machines are called, by the id of their service token; null for a title that was destroyed. */
  readonly machines: ReadonlyMap<string, string | null>;
}

/** The machines that an event speaks of. */
export function machinesOf({ actor, type, data }: RecordedIncidentEvent): readonly string[] {
  return [...(actor.kind === 'service' ? [actor.service] : []), ...(type === 'probe-saw' ? [data.client] : [])];
}

/** The references of an event whose texts its entry shows: not those to files. */
export function timelineRefs(event: RecordedIncidentEvent): readonly ContentRef[] {
  const files = event.type === 'evidence-captured' ? [event.data.item.id] : [];
  return refsIn(event.data).filter(
    ({ id, mediaType, bytes }) => mediaType === 'text/plain' && bytes <= longestText && !files.includes(id),
  );
}

export function presentTimelineEntry(
  event: RecordedIncidentEvent,
  ledgerIndex: number | null,
  world: TimelineWorld,
): Entry {
  const { version, type, recordedAt, occurredAt, actor, data } = event;
  return {
    version,
    ledgerIndex,
    type,
    recordedAt,
    occurredAt,
    actor: presentActor(actor, world),
    curated: curatedTypes.has(type),
    data: {
      ...Object.fromEntries(Object.entries(data).map(([name, value]) => [name, opened(value, world)])),
      ...(type === 'probe-saw' ? { clientTitle: world.machines.get(data.client) ?? null } : {}),
    },
  };
}

function presentActor(actor: Actor, { names, machines }: TimelineWorld): Entry['actor'] {
  switch (actor.kind) {
    case 'person':
    case 'elevated':
      return { kind: 'person', id: actor.person, name: names.get(actor.person) ?? null };
    case 'service':
      return { kind: 'service', id: actor.service, name: machines.get(actor.service) ?? null };
    case 'clock':
      return { kind: 'clock', id: null, name: null };
  }
}

function refsIn(value: unknown): readonly ContentRef[] {
  const ref = contentRef.safeParse(value);
  if (ref.success) return [ref.data];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(refsIn) : [];
}

/** The same data with `{ content, text }` where it refers to content. */
function opened(value: unknown, world: TimelineWorld): unknown {
  const ref = contentRef.safeParse(value);
  if (ref.success) return { content: ref.data.id, text: world.texts.get(ref.data.id) ?? null };
  if (Array.isArray(value)) return value.map((each) => opened(each, world));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, opened(each, world)]));
}
