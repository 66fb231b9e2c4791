import type { IncidentView } from '@muster/api';
import type { Incident } from '@muster/engine';
import type { IncidentRoutePorts } from './incident-route-ports.ts';
import { setModel, setRow } from './set-stream.ts';

type Links = IncidentView['links'];

/** What other incidents are called that this one belongs to or that belong to it, and its sets. */
export async function linksOf(
  { service, store, reader }: Pick<IncidentRoutePorts, 'service' | 'store' | 'reader'>,
  organisation: string,
  { id, links }: Incident,
): Promise<Links> {
  const referenceOf = async (of: string) => (await service.find(organisation, of))?.incident.reference ?? of;
  // Sets are few: the newest two hundred are looked at.
  const page = await store.listRows(organisation, setModel, { limit: 200, after: null, order: 'falling' });
  const sets = page.items.map(({ row }) => setRow.parse(row)).filter(({ incidents }) => incidents.includes(id));
  const texts = await reader.texts(
    organisation,
    sets.flatMap(({ name, cause }) => [name, cause]),
  );
  return {
    parent: links.parent === null ? null : await referenceOf(links.parent),
    children: await Promise.all(links.children.map(referenceOf)),
    sets: sets.map(({ reference, name, cause }) => ({
      reference,
      name: texts.get(name.id) ?? null,
      cause: texts.get(cause.id) ?? null,
    })),
  };
}
