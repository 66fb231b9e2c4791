import type { ContentReader } from '../../platform/content/content-reader.ts';
import type { Streams } from '../../platform/streams/streams.ts';
import { serviceTokenStream } from './people-streams.ts';

/** What service tokens are called, by id: `The support assistant`. Null for a title that was destroyed. */
export async function tokenTitles(
  { streams, reader }: { readonly streams: Streams; readonly reader: Pick<ContentReader, 'texts'> },
  organisation: string,
  tokens: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const ids = [...new Set(tokens)];
  const loaded = await Promise.all(ids.map((id) => streams.load(serviceTokenStream, organisation, id)));
  const refs = loaded.flatMap(({ state }) => (state === null ? [] : [state.title]));
  const texts = refs.length === 0 ? new Map<string, string | null>() : await reader.texts(organisation, refs);
  return new Map(ids.map((id, at) => [id, texts.get(loaded[at]?.state?.title.id ?? '') ?? null]));
}
