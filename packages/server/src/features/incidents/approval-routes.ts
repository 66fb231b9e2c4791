import { routes } from '@muster/api';
import { seatsHeld } from '@muster/engine';
import { json, notFound } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import { decodeCursor, encodeCursor } from '../../platform/store/page-cursor.ts';
import type { IncidentRoutePorts } from './incident-route-ports.ts';
import { incidentsAtWork } from './incidents-at-work.ts';
import { compare } from './open-obligations.ts';
import { approvalRefs, askedAction, presentApproval, presentApprovalRow } from './present-approval.ts';
import { openable, withheldFrom } from './privileged.ts';
import { viewerOf } from './viewer-of.ts';

/** What waits for approval, and all that an approver needs. */
export function approvalBindings(ports: IncidentRoutePorts): readonly Binding[] {
  const { service, reader, names, directory, clock } = ports;
  return [
    bind(routes.approvals.list, async ({ query, caller }) => {
      const { organisation } = caller;
      const viewer = viewerOf(caller);
      const [found, seats, people] = await Promise.all([
        incidentsAtWork(ports, organisation),
        directory(organisation),
        names(organisation),
      ]);
      const world = {
        texts: new Map<string, string | null>(),
        names: people,
        directory: seats,
        viewer,
        now: clock.now(),
      };
      const all = found
        .flatMap(({ incident, plan: { plan } }) => {
          const held = viewer === null ? [] : seatsHeld(plan, null, seats, viewer).map((each) => each.function);
          return incident.actions.flatMap((action) => {
            const asked = askedAction(plan, action);
            const waits = asked?.asked.runBy === null && action.progress.kind === 'waiting';
            if (asked === null || !waits || incident.status.kind !== 'open') return [];
            const row = presentApprovalRow(plan, asked, world);
            const isOurs = asked.gate.approve.some(({ of }) => held.includes(of));
            const wanted = query.whose === 'all' || row.mine || (query.whose === 'function' && isOurs);
            return wanted ? [{ incident, row, order: [row.due, incident.id, String(row.number)] as const }] : [];
          });
        })
        .toSorted((one, other) => compare(one.order, other.order));
      const behind = decodeCursor(query.after ?? null, 3);
      const left = behind === null ? all : all.filter(({ order }) => compare(order, behind) > 0);
      const items = left.slice(0, query.limit);
      const titles = await reader.texts(
        organisation,
        items.map(({ incident }) => incident.title),
      );
      const last = items.at(-1);
      return json({
        items: items.map(({ incident: { id, reference, title, severity, stage }, row }) => ({
          ...row,
          incident: { id, reference, title: titles.get(title.id) ?? null, severity: severity.level, stage },
        })),
        next: left.length > items.length && last !== undefined ? encodeCursor(last.order) : null,
      });
    }),
    bind(routes.approvals.show, async ({ params, caller }) => {
      const { organisation } = caller;
      const found = await service.find(organisation, params.incident);
      const action = found?.incident.actions.find(({ number }) => number === params.number);
      const asked = found && action ? askedAction(found.plan.plan, action) : null;
      if (!found || asked === null) return notFound(`approval of A-${params.number} in ${params.incident}`);
      const {
        incident,
        plan: { plan },
      } = found;
      const [seats, people] = await Promise.all([directory(organisation), names(organisation)]);
      const viewer = viewerOf(caller);
      const withheld = withheldFrom(plan, incident, seats, viewer);
      const texts = await reader.texts(organisation, openable(approvalRefs(incident, asked.action), withheld));
      const world = { texts, names: people, directory: seats, viewer, now: clock.now() };
      return json(presentApproval(plan, incident, asked, world));
    }),
  ];
}
