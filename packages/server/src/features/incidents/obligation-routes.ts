import { routes } from '@muster/api';
import { decodeCursor, encodeCursor } from '../../platform/store/page-cursor.ts';
import { json } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import { followUpItems } from './follow-up-items.ts';
import { capacity } from './capacity.ts';
import { incidentsAtWork } from './incidents-at-work.ts';
import type { IncidentRoutePorts } from './incident-route-ports.ts';
import { probeClients } from './present-effect.ts';
import { compare, openObligations, orderOf } from './open-obligations.ts';
import { viewerOf } from './viewer-of.ts';

/** What has to be done over every incident that still obliges somebody: the first thing that anybody sees. */
export function obligationBindings(ports: IncidentRoutePorts): readonly Binding[] {
  const { clock, service, reader, directory, names, clientTitles, followUpsOwed } = ports;

  return [
    bind(routes.work.obligations, async ({ query, caller }) => {
      const { organisation } = caller;
      const [found, seats] = await Promise.all([incidentsAtWork(ports, organisation), directory(organisation)]);
      const machines = found.flatMap(({ incident }) => probeClients(incident));
      const clients = await clientTitles(organisation, machines);
      const world = { directory: seats, viewer: viewerOf(caller), now: clock.now(), clients };
      const narrowed = { whose: query.whose, overdue: query.overdue };
      const owed = await followUpsOwed(organisation, world.viewer);
      const behindThem = await reader.texts(
        organisation,
        owed.map(({ title }) => title),
      );
      const after = await followUpItems(owed, narrowed, behindThem, (id) => service.find(organisation, id));
      const inIncidents = openObligations(found, narrowed, world);
      const all = [...inIncidents, ...after].toSorted((one, other) => compare(orderOf(one), orderOf(other)));
      const behind = decodeCursor(query.after ?? null, 3);
      const left = behind === null ? all : all.filter((each) => compare(orderOf(each), behind) > 0);
      const items = left.slice(0, query.limit);
      const titles = items.map(({ incident }) => incident.title);
      const texts = await reader.texts(organisation, titles);
      const last = items.at(-1);
      return json({
        items: items.map(({ incident, view }) => ({
          ...view,
          incident: {
            id: incident.id,
            reference: incident.reference,
            title: texts.get(incident.title.id) ?? null,
            severity: incident.severity.level,
            stage: incident.stage,
          },
        })),
        next: left.length > items.length && last !== undefined ? encodeCursor(orderOf(last)) : null,
      });
    }),
    bind(routes.onCall.capacity, async ({ caller: { organisation } }) => {
      const [found, seats, people] = await Promise.all([
        incidentsAtWork(ports, organisation),
        directory(organisation),
        names(organisation),
      ]);
      return json({ people: [...capacity(found, { directory: seats, names: people, now: clock.now() })] });
    }),
  ];
}
