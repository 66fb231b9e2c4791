import type { AnswerOf, QueryOf, routes } from '@muster/api';
import type { Instant } from '@muster/clocks';
import type { JsonValue } from '../../platform/store/store.ts';
import { encodeCursor } from '../../platform/store/page-cursor.ts';
import { incidentListRow, incidentModel } from './incident-rows.ts';
import type { IncidentListRow } from './incident-rows.ts';
import { setModel, setRow } from './set-stream.ts';
import type { IncidentRoutePorts } from './incident-route-ports.ts';

type Query = QueryOf<typeof routes.incidents.list>;
type Listed = AnswerOf<typeof routes.incidents.list>;
type Item = Listed['items'][number];
type Ports = Pick<IncidentRoutePorts, 'store' | 'reader' | 'names' | 'directory' | 'clock'>;

/** Rows that are looked through for one answer at most; whoever wants more asks with its `next`. */
const mostRows = 4_000;

/** Rows that are read at once where most of them may not fit. */
const chunk = 200;

/**
 * Lists incidents, the newest first. What does not fit is left out: a page may be short, and only its `next` says whether
 * it was the last.
 */
export function createIncidentList({ store, reader, names, directory, clock }: Ports) {
  return async (organisation: string, query: Query): Promise<Listed> => {
    const [people, seats] = await Promise.all([names(organisation), directory(organisation)]);
    const present = new Set(seats.people);
    const wanted = wordsOf(query.text ?? '');
    const members = query.set === undefined ? null : await membersOf(store, organisation, query.set);
    const now = clock.now();
    const { limit } = query;
    const size = isNarrowed(query) ? chunk : limit;
    const items: Item[] = [];
    let after = query.after ?? null;
    for (let looked = 0; looked < mostRows; looked += size) {
      const page = await store.listRows(organisation, incidentModel, { limit: size, after, order: 'falling' });
      const fitting = page.items.filter(
        ({ key, row }) => (members === null || members.has(key)) && fits(row, query, now),
      );
      const rows = fitting.map((item) => ({ ...item, listed: incidentListRow.parse(item.row) }));
      const opened = wanted.length === 0 ? rows.slice(0, limit - items.length) : rows;
      const texts = await reader.texts(
        organisation,
        opened.map(({ listed }) => listed.title),
      );
      for (const { key, sort, listed } of opened) {
        const item = itemOf(listed, { texts, people, present });
        if (!holds(item, wanted)) continue;
        items.push(item);
        if (items.length < limit) continue;
        const isLast = page.next === null && key === page.items.at(-1)?.key;
        return { items, next: isLast ? null : encodeCursor([sort, key]) };
      }
      after = page.next;
      if (after === null) return { items, next: null };
    }
    return { items, next: after };
  };
}

/** The incidents of a set; none where there is no such set. */
async function membersOf(store: Ports['store'], organisation: string, set: string): Promise<ReadonlySet<string>> {
  const stored = await store.readRow(organisation, setModel, set);
  return new Set(stored === null ? [] : setRow.parse(stored.row).incidents);
}

interface Shown {
  readonly texts: ReadonlyMap<string, string | null>;
  readonly people: ReadonlyMap<string, string | null>;
  readonly present: ReadonlySet<string>;
}

function itemOf({ owing: _, late: __, ...row }: IncidentListRow, { texts, people, present }: Shown): Item {
  const { title, owner, tags = [] } = row;
  const removed = present.has(owner) ? {} : { removed: true as const };
  const who = { person: owner, name: people.get(owner) ?? null, ...removed };
  return { ...row, title: texts.get(title.id) ?? null, owner: who, tags };
}

function isNarrowed({ limit: _, after: __, ...filter }: Query): boolean {
  return Object.keys(filter).length > 0;
}

/** Every filter that is given has to fit. Rows are looked at before they are parsed: most of them are not wanted. */
function fits(row: JsonValue, query: Query, now: Instant): boolean {
  const { status, severity, type, system, tag, stage, function: owing, overdue } = query;
  const fields = fieldsOf(row);
  const has = (name: string, wanted: string | undefined) => wanted === undefined || fields.get(name) === wanted;
  const holdsOne = (name: string, wanted: string | undefined) => {
    if (wanted === undefined) return true;
    const found = fields.get(name);
    return Array.isArray(found) && found.includes(wanted);
  };
  return (
    has('status', status) &&
    has('severity', severity) &&
    has('type', type) &&
    has('system', system) &&
    has('stage', stage) &&
    holdsOne('tags', tag) &&
    holdsOne('owing', owing) &&
    (overdue === undefined || isLate(fields, now))
  );
}

function isLate(fields: Fields, now: Instant): boolean {
  const due = fields.get('nextDue');
  return fields.get('late') === true || (typeof due === 'string' && due < now);
}

type Fields = ReadonlyMap<string, unknown>;

function fieldsOf(row: JsonValue): Fields {
  return new Map(row !== null && typeof row === 'object' ? Object.entries(row) : []);
}

/** Every word has to be in reference, title or owner, in whatever case. */
function holds({ reference, title, owner }: Item, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const hay = `${reference} ${title ?? ''} ${owner.name ?? ''}`.toLowerCase();
  return wanted.every((word) => hay.includes(word));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}
