import { refuse } from '@muster/engine';
import type { Incident, IncidentEvent, Refusal, Result } from '@muster/engine';
import type { Caller } from '../../platform/caller.ts';
import type { Sealed } from '../../platform/content/vault.ts';
import type { Ids } from '../../platform/ids/ids.ts';
import type { CounterStep, Store } from '../../platform/store/store.ts';
import { changeStream } from '../../platform/streams/stream-change.ts';
import type { Streams } from '../../platform/streams/streams.ts';
import { later } from '../../platform/time/clock.ts';
import { changedIncidentRows } from './incident-rows.ts';
import type { AppendPart, IncidentPorts, IncidentService, Present } from './incident-service.ts';
import { incidentStream } from './incident-stream.ts';

export interface LinkPorts {
  readonly store: Pick<Store, 'readCounter'>;
  readonly streams: Streams;
  readonly ids: Ids;
  readonly plans: Pick<IncidentPorts['plans'], 'byVersion'>;
  readonly service: Pick<IncidentService, 'find' | 'runWith'>;
}

/**
 * Every link moves this counter: two that are made at the same time between four incidents could otherwise close a
 * circle that neither of them sees.
 */
const counter = 'incident-links';

/** Links above one incident that are looked at; a family that is deeper is a list that nobody keeps. */
const deepest = 50;

/** Makes an incident the child of another, in both records. */
export async function linkParent<Body>(
  ports: LinkPorts,
  caller: Caller,
  incident: string,
  parent: string,
  reason: Sealed,
  present: Present<Body>,
): Promise<Result<Body, Refusal>> {
  return ports.service.runWith(
    caller,
    incident,
    'link-parent',
    async (child, now) => {
      const found = (await ports.service.find(caller.organisation, parent))?.incident ?? null;
      if (found === null) return refuse('incident/unknown', `There is no incident ${parent}.`, 'List the incidents.');
      const above = await ancestorsOf(ports, caller.organisation, found);
      if (above.length >= deepest)
        return refuse('link/circle', `${found.reference} lies ${deepest} links deep.`, 'Link it to one further up.');
      const { id, reference, kind } = found;
      const command = {
        type: 'link-parent',
        parent: { id, reference, kind, ancestors: above },
        reason: reason.ref,
      } as const;
      const event = {
        type: 'incident-linked',
        data: { as: 'child', incident: child.id, reason: reason.ref },
      } as const;
      // One that cannot be its own parent is refused below; its stream stands in the append once.
      const other = id === child.id ? nothing : await otherSide(ports, caller, found, event, now);
      const extra = { ...other, counters: [await nextLink(ports, caller.organisation)] };
      return { ok: true, value: { command, content: { sealed: [reason.row], destroyed: [] }, extra } };
    },
    present,
  );
}

/** Takes the link to the parent away, in both records. */
export async function unlinkParent<Body>(
  ports: LinkPorts,
  caller: Caller,
  incident: string,
  reason: Sealed,
  present: Present<Body>,
): Promise<Result<Body, Refusal>> {
  return ports.service.runWith(
    caller,
    incident,
    'unlink-parent',
    async (child, now) => {
      const { parent } = child.links;
      const found =
        parent === null ? null : ((await ports.service.find(caller.organisation, parent))?.incident ?? null);
      const command = { type: 'unlink-parent', reason: reason.ref } as const;
      const event = {
        type: 'incident-unlinked',
        data: { as: 'child', incident: child.id, reason: reason.ref },
      } as const;
      const other = found === null ? nothing : await otherSide(ports, caller, found, event, now);
      const extra = { ...other, counters: [await nextLink(ports, caller.organisation)] };
      return { ok: true, value: { command, content: { sealed: [reason.row], destroyed: [] }, extra } };
    },
    present,
  );
}

const nothing: AppendPart = { streams: [], rows: [] };

async function nextLink({ store }: LinkPorts, organisation: string): Promise<CounterStep> {
  const from = await store.readCounter(organisation, counter);
  return { name: counter, from, to: from + 1 };
}

async function ancestorsOf({ service }: LinkPorts, organisation: string, from: Incident): Promise<readonly string[]> {
  const above: string[] = [];
  for (let next = from.links.parent; next !== null && above.length < deepest;) {
    above.push(next);
    next = (await service.find(organisation, next))?.incident.links.parent ?? null;
  }
  return above;
}

/** What the record of the parent says. Nothing else of it follows from a link. */
async function otherSide(
  { streams, ids, plans }: LinkPorts,
  { organisation, actor }: Caller,
  { id, planVersion }: Incident,
  event: IncidentEvent,
  at: Parameters<typeof later>[0],
): Promise<AppendPart> {
  const before = await streams.load(incidentStream, organisation, id);
  const now = later(at, before.state?.updatedAt);
  const envelope = { organisation, actor, command: ids.uuid(), plan: planVersion, now, newId: ids.uuid };
  const change = changeStream(incidentStream, id, before, [event], envelope);
  const { state } = change.after;
  if (state === null) throw new TypeError('A link of an incident leaves an incident behind.');
  const { plan } = await plans.byVersion(organisation, planVersion);
  return { streams: [change.append], rows: changedIncidentRows(plan, before.state, state) };
}
