import type { Recorded } from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';
import {
  followUpAtWorkModel,
  followUpModel,
  followUpReferenceModel,
  followUpRows,
  followUpStream,
} from './features/follow-ups/follow-up-stream.ts';
import { atWorkModel, incidentModel, incidentRows, referenceModel } from './features/incidents/incident-rows.ts';
import { setModel, setRows, setStream } from './features/incidents/set-stream.ts';
import { probeModel } from './features/incidents/probe-rows.ts';
import { incidentStream } from './features/incidents/incident-stream.ts';
import { deliveryModel, deliveryRows, deliveryStream } from './features/delivery/delivery-stream.ts';
import { pagingModel, pagingRows, pagingStream } from './features/paging/paging-stream.ts';
import {
  personModel,
  personRows,
  seatModel,
  seatRows,
  secretModel,
  serviceTokenRows,
} from './features/people/people-rows.ts';
import { personStream, seatStream, serviceTokenStream } from './features/people/people-streams.ts';
import { mappingModel, mappingRows, mappingStream } from './features/signals/mapping/mapping-stream.ts';
import { signalGroupModel, signalKeyModel, signalRows, signalStream } from './features/signals/signal-stream.ts';
import { failedTicketModel, ticketModel, ticketRows, ticketStream } from './features/tickets/ticket-stream.ts';
import { switchModel, switchRows, switchStream } from './features/switches/switch-stream.ts';
import type { RowChange, Store } from './platform/store/store.ts';
import { createStreams } from './platform/streams/streams.ts';
import type { StreamKind } from './platform/streams/streams.ts';

/** The compiled plan of a version: what is due next follows from it. */
export type PlanOf = (version: string) => Promise<CompiledPlan>;

/** Every read model that follows from events alone. Cursors and open groups are not among them: they are records. */
export const rebuiltModels = [
  incidentModel,
  referenceModel,
  atWorkModel,
  probeModel,
  setModel,
  pagingModel,
  followUpModel,
  followUpAtWorkModel,
  followUpReferenceModel,
  deliveryModel,
  ticketModel,
  failedTicketModel,
  personModel,
  seatModel,
  secretModel,
  mappingModel,
  signalGroupModel,
  signalKeyModel,
  switchModel,
] as const;

/** Makes the rows of these models anew from the events, in one transaction. Gives how many there are. */
export async function rebuildRows(store: Store, organisation: string, planOf: PlanOf): Promise<number> {
  const rows = await rowsFromEvents(store, organisation, planOf);
  await store.replaceRows(organisation, rebuiltModels, rows);
  return rows.length;
}

/** What the rows must be, by the events. */
export async function rowsFromEvents(
  store: Store,
  organisation: string,
  planOf: PlanOf,
): Promise<readonly RowChange[]> {
  const streams = createStreams(store, 1);
  const rows: RowChange[] = [];
  const each = async (prefix: string, rowsOf: (id: string) => Promise<readonly RowChange[]>) => {
    for (let after: string | null = null, more = true; more; more = after !== null) {
      const page = await store.listStreams(organisation, `${prefix}/`, { limit: 200, after, order: 'rising' });
      for (const name of page.items) rows.push(...(await rowsOf(name.slice(prefix.length + 1))));
      after = page.next;
    }
  };
  const project = async <State, Event extends Recorded>(
    kind: StreamKind<State, Event>,
    rowsOf: (id: string, state: State) => readonly RowChange[] | Promise<readonly RowChange[]>,
  ) =>
    each(kind.name, async (id) => {
      const { state } = await streams.load(kind, organisation, id);
      return state === null ? [] : rowsOf(id, state);
    });
  await project(incidentStream, async (_, incident) => incidentRows(await planOf(incident.planVersion), incident));
  await project(setStream, (_, set) => setRows(set));
  await project(personStream, (_, person) => personRows(null, person));
  await project(seatStream, (_, seat) => seatRows(seat));
  await project(serviceTokenStream, (_, token) => serviceTokenRows(token));
  await project(mappingStream, (_, set) => mappingRows(set));
  await project(signalStream, (_, group) => signalRows(null, group));
  await project(pagingStream, (_, paging) => pagingRows(paging));
  await project(followUpStream, (_, followUp) => followUpRows(followUp));
  await project(deliveryStream, (_, delivery) => deliveryRows(delivery));
  await project(ticketStream, (_, ticket) => ticketRows(ticket));
  await project(switchStream, (id, holds) => switchRows(id, holds));
  // A signal that began anew in another group has its row by the later one.
  const byKey = new Map(rows.map((row) => [`${row.model}\n${row.key}`, row]));
  return [...byKey.values()].filter((row) => row.row !== null);
}
