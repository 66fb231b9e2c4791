import { contentRef } from '@muster/engine';
import type { ContentRef } from '@muster/engine';
import { z } from 'zod';
import type { SealedContent, Store, StoreFinding } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { ContentError } from './content-error.ts';
import type { ContentReader } from './content-reader.ts';

export interface CheckContentsPorts {
  readonly store: Pick<Store, 'listStreams' | 'loadStream' | 'readContents'>;
  readonly reader: Pick<ContentReader, 'stream'>;
}

/** What the events of an organisation say of its content. */
interface Named {
  /** Every item that an event refers to, and the event that does, by the item's id. */
  readonly items: Map<string, { readonly ref: ContentRef; readonly where: string }>;
  /** Ids whose destruction is in the record. */
  readonly redacted: Set<string>;
  readonly faults: StoreFinding[];
}

const batch = 100;

/**
 * Whether all content is there that events refer to: every item has its row under the event's own commitment, opens to
 * its end and matches; or its destruction is in the record, and then it is gone. One fault for each item that is not so.
 */
export async function checkContents(ports: CheckContentsPorts, organisation: string): Promise<readonly StoreFinding[]> {
  const { items, redacted, faults } = await readNamed(ports.store, organisation);
  const found = [...faults];
  const all = [...items.values()];
  for (let from = 0; from < all.length; from += batch) {
    const some = all.slice(from, from + batch);
    const rows = await ports.store.readContents(
      organisation,
      some.map(({ ref }) => ref.id),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const { ref, where } of some) {
      const row = byId.get(ref.id) ?? null;
      const what = redacted.has(ref.id) ? leftOver(ref, row) : await missing(ports, organisation, ref, row);
      if (what !== null) found.push({ level: 'fault', what, where, mend: redacted.has(ref.id) ? again : restore });
    }
  }
  if (found.length > 0) return found;
  const what = `${items.size} contents: each opens to its end and matches its event, or was destroyed on record.`;
  return [{ level: 'ok', what, where: 'contents', mend: null }];
}

const restore = 'Restore it from a back-up that was made before; the events around it are whole.';
const again = 'Restore nothing from before the redaction; redact the item again.';

function leftOver({ id }: ContentRef, row: SealedContent | null): string | null {
  return row === null ? null : `Content ${id} was destroyed by the record, but it is still there.`;
}

async function missing(
  { reader }: CheckContentsPorts,
  organisation: string,
  { id, commitment, bytes }: ContentRef,
  row: SealedContent | null,
): Promise<string | null> {
  if (row === null) return `Content ${id} is not there, and nobody destroyed it on record.`;
  if (row.commitment !== commitment) return `Content ${id} is another one than its event committed to.`;
  try {
    const opened = await reader.stream(organisation, id);
    let read = 0;
    if (opened !== null) for await (const chunk of opened.chunks()) read += chunk.length;
    return read === bytes ? null : `Content ${id} has ${read} bytes, its event says ${bytes}.`;
  } catch (error) {
    if (error instanceof ContentError) return error.message;
    throw error;
  }
}

async function readNamed(store: CheckContentsPorts['store'], organisation: string): Promise<Named> {
  const named: Named = { items: new Map(), redacted: new Set(), faults: [] };
  for (let after: string | null = null, more = true; more; more = after !== null) {
    const page = await store.listStreams(organisation, '', { limit: 200, after, order: 'rising' });
    for (const stream of page.items) await readStream(store, organisation, stream, named);
    after = page.next;
  }
  return named;
}

const event = z.object({ type: z.string(), data: z.unknown() });
const redaction = z.object({ content: z.string() });

async function readStream(
  store: CheckContentsPorts['store'],
  organisation: string,
  stream: string,
  named: Named,
): Promise<void> {
  try {
    for (const stored of await store.loadStream(organisation, stream)) {
      const { type, data } = event.parse(JSON.parse(new TextDecoder().decode(stored.bytes)));
      if (type === 'content-redacted') named.redacted.add(redaction.parse(data).content);
      for (const ref of refsIn(data)) named.items.set(ref.id, { ref, where: `${stream} ${stored.version}` });
    }
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'corrupt') throw error;
    const what = 'The stream is damaged: which content it names cannot be told.';
    named.faults.push({ level: 'fault', what, where: stream, mend: restore });
  }
}

/** Every reference to content, however deep it stands. */
function* refsIn(value: unknown): Generator<ContentRef> {
  if (value === null || typeof value !== 'object') return;
  const ref = contentRef.safeParse(value);
  if (ref.success) yield ref.data;
  else for (const part of Object.values(value)) yield* refsIn(part);
}
