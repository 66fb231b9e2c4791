import type { AnswerOf, QueryOf, routes } from '@muster/api';
import { incidentListRow, incidentModel } from './incident-rows.ts';
import type { IncidentListRow } from './incident-rows.ts';
import type { IncidentRoutePorts } from './incident-route-ports.ts';

type Query = QueryOf<typeof routes.incidents.list>;
type Listed = AnswerOf<typeof routes.incidents.list>;
type Item = Listed['items'][number];
type Ports = Pick<IncidentRoutePorts, 'store' | 'reader' | 'names' | 'directory'>;

/** So many pages of rows are looked through for one answer; whoever wants more asks with its `next`. */
const mostPages = 25;

/** Lists incidents, the newest first. What does not fit is left out: a page may be short, and only its `next` says whether it was the last. */
export function createIncidentList({ store, reader, names, directory }: Ports) {
  return async (organisation: string, query: Query): Promise<Listed> => {
    const [people, { people: present }] = await Promise.all([names(organisation), directory(organisation)]);
    const wanted = wordsOf(query.text ?? '');
    let after = query.after ?? null;
    for (let looked = 1; ; looked += 1) {
      const page = await store.listRows(organisation, incidentModel, { limit: query.limit, after, order: 'falling' });
      const rows = page.items.map((item) => incidentListRow.parse(item.row)).filter((row) => fits(row, query));
      const titles = rows.map((row) => row.title);
      const texts = await reader.texts(organisation, titles);
      const items = rows
        .map((row): Item => {
          const { title, owner } = row;
          const removed = present.includes(owner) ? {} : { removed: true as const };
          const who = { person: owner, name: people.get(owner) ?? null, ...removed };
          return { ...row, title: texts.get(title.id) ?? null, owner: who, tags: row.tags ?? [] };
        })
        .filter((item) => holds(item, wanted));
      if (items.length > 0 || page.next === null || looked === mostPages) return { items, next: page.next };
      after = page.next;
    }
  };
}

function fits(row: IncidentListRow, { status, severity }: Query): boolean {
  return (status === undefined || row.status === status) && (severity === undefined || row.severity === severity);
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
