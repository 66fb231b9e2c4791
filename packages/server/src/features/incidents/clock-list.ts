import type { AnswerOf, QueryOf, routes } from '@muster/api';
import type { Incident, PlanVersion } from '@muster/engine';
import type { Instant } from '@muster/clocks';
import { decodeCursor, encodeCursor } from '../../platform/store/page-cursor.ts';
import type { IncidentRoutePorts } from './incident-route-ports.ts';
import { incidentsAtWork } from './incidents-at-work.ts';
import { compare } from './open-obligations.ts';
import { presentClocks } from './present-clocks.ts';

type Query = QueryOf<typeof routes.clocks.list>;
type Listed = AnswerOf<typeof routes.clocks.list>;
type Item = Listed['items'][number];
type Ports = Pick<IncidentRoutePorts, 'store' | 'reader' | 'service' | 'clock'>;

interface OpenClock {
  readonly incident: Incident;
  readonly item: Omit<Item, 'incident'>;
}

/** Lists the stages that clocks still ask for, over every open incident, the next due first. */
export function createClockList(ports: Ports) {
  const { reader, clock } = ports;
  return async (organisation: string, query: Query): Promise<Listed> => {
    const found = await incidentsAtWork(ports, organisation);
    const now = clock.now();
    const all = found
      .filter(({ incident }) => incident.status.kind === 'open')
      .flatMap((each) => openClocks(each, now))
      .filter(({ item }) => fits(item, query))
      .toSorted((one, other) => compare(orderOf(one), orderOf(other)));
    const behind = decodeCursor(query.after ?? null, 4);
    const left = behind === null ? all : all.filter((each) => compare(orderOf(each), behind) > 0);
    const shown = left.slice(0, query.limit);
    const texts = await reader.texts(
      organisation,
      shown.map(({ incident }) => incident.title),
    );
    const last = shown.at(-1);
    return {
      items: shown.map(({ incident, item }) => {
        const { id, reference, title, severity } = incident;
        const named = { id, reference, title: texts.get(title.id) ?? null, severity: severity.level };
        return { ...item, incident: named };
      }),
      next: left.length > shown.length && last !== undefined ? encodeCursor(orderOf(last)) : null,
    };
  };
}

function openClocks(
  { incident, plan: { plan } }: { readonly incident: Incident; readonly plan: PlanVersion },
  now: Instant,
): readonly OpenClock[] {
  const nobody: ReadonlyMap<string, string | null> = new Map();
  return presentClocks(plan, incident, { texts: nobody, names: nobody, now }).flatMap((view) =>
    view.stages
      .filter(({ open }) => open)
      .map((stage): OpenClock => {
        const { clock, source, of, title, entity, role, verified, owner, applicability } = view;
        const { state, anchoredAt, presumed, strictDue, legalLatest, target, doBy, overdue, citation, recipient } =
          stage;
        return {
          incident,
          item: {
            clock,
            source,
            of,
            title,
            entity,
            role,
            verified,
            owner,
            recipient,
            stage: stage.stage,
            applicability: applicability.kind,
            state,
            anchoredAt,
            presumed,
            strictDue,
            legalLatest,
            target,
            doBy,
            overdue,
            citation,
          },
        };
      }),
  );
}

function fits(item: OpenClock['item'], { entity, of, applicability, overdue }: Query): boolean {
  return (
    (entity === undefined || item.entity === entity) &&
    (of === undefined || item.of === of) &&
    (applicability === undefined || item.applicability === applicability) &&
    (overdue === undefined || item.overdue === overdue)
  );
}

/** Where a stage stands in the list; what a cursor holds. */
function orderOf({ incident, item }: OpenClock): readonly [string, string, string, string] {
  return [item.strictDue ?? (item.anchoredAt === null ? '~~' : '~'), incident.id, item.clock, item.stage];
}
