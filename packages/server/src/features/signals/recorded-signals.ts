import type { ContentRef } from '@muster/engine';
import type { ContentReader } from '../../platform/content/content-reader.ts';
import type { Store } from '../../platform/store/store.ts';
import type { Sighting } from './sighting.ts';
import { signalKeyModel, signalKeyRow } from './signal-stream.ts';
import { signalName } from './whats-new.ts';
import type { Known } from './whats-new.ts';

/** What the record says of the signals that are told of, by name. Their contents are read in one go. */
export async function recordedSignals(
  { store, reader }: { readonly store: Pick<Store, 'readRow'>; readonly reader: Pick<ContentReader, 'texts'> },
  organisation: string,
  sightings: readonly Sighting[],
): Promise<ReadonlyMap<string, Known>> {
  const names = [...new Set(sightings.map(signalName))];
  const stored = await Promise.all(names.map((name) => store.readRow(organisation, signalKeyModel, name)));
  const rows = stored.flatMap((each, at) =>
    each === null ? [] : [{ name: names[at] ?? '', ...signalKeyRow.parse(each.row) }],
  );
  const refs = rows.filter((row) => !row.resolved).map((row): ContentRef => row.content);
  const texts = await reader.texts(organisation, refs);
  return new Map(
    rows.map(({ name, group, content, resolved }) => [
      name,
      { group, resolved, content: texts.get(content.id) ?? null },
    ]),
  );
}
