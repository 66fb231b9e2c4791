import { routes } from '@muster/api';
import { mayAcknowledge, pagingTimer } from '@muster/engine';
import type { Directory, Paging } from '@muster/engine';
import { answerOf, json } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import { decodeCursor, encodeCursor } from '../../platform/store/page-cursor.ts';
import type { PagingService } from './paging-service.ts';

export interface PagingRoutePorts {
  readonly paging: PagingService;
  readonly names: (organisation: string) => Promise<ReadonlyMap<string, string | null>>;
}

export function createPagingRoutes({ paging, names }: PagingRoutePorts): readonly Binding[] {
  return [
    bind(routes.pages.list, async ({ query, caller, presenter }) => {
      const { organisation } = caller;
      const viewer = presenter.kind === 'person' ? presenter.person : null;
      const [open, people] = await Promise.all([paging.open(organisation), names(organisation)]);
      const all = open
        .map((each) => present(each.paging, each.directory, viewer, people))
        .filter(({ mine }) => query.whose === 'all' || mine);
      const behind = decodeCursor(query.after ?? null, 2);
      const left = behind === null ? all : all.filter((each) => orderOf(each) > behind.join(' '));
      const items = left.slice(0, query.limit);
      const last = items.at(-1);
      return json({ items, next: left.length > items.length && last ? encodeCursor([last.beganAt, last.id]) : null });
    }),
    bind(routes.pages.acknowledge, async ({ params, caller, presenter }) => {
      const person = presenter.kind === 'person' ? presenter.person : '';
      return answerOf(await paging.acknowledge(caller, params.incident, person));
    }),
  ];
}

function orderOf({ beganAt, id }: { readonly beganAt: string; readonly id: string }): string {
  return `${beganAt} ${id}`;
}

function present(
  paging: Paging,
  directory: Directory,
  viewer: string | null,
  names: ReadonlyMap<string, string | null>,
) {
  const { id, incident, reference, target, about, beganAt, calls, state, steps } = paging;
  const next = pagingTimer(paging);
  return {
    id,
    incident,
    reference,
    target,
    about: [...about],
    state: state.kind === 'unanswered' ? ('unanswered' as const) : ('calling' as const),
    beganAt,
    calls: calls.map(({ at, seat, person }) => ({
      at,
      seat,
      person: person === null ? null : { person, name: names.get(person) ?? null },
    })),
    nextAt: calls.length < steps.length ? (next?.dueAt ?? null) : null,
    mine: viewer !== null && mayAcknowledge(paging, viewer, directory),
  };
}
