import { accept, decideSet, refuse, seatsHeld } from '@muster/engine';
import type { ContentRef, Refusal, Result, SetCommand } from '@muster/engine';
import { auditDone, keepRefusal } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Sealed } from '../../platform/content/vault.ts';
import { keptAnswer } from '../../platform/kept-answer.ts';
import { retryConflicts } from '../../platform/retry-conflicts.ts';
import { appendOf } from '../../platform/store/append-of.ts';
import type { Append } from '../../platform/store/store.ts';
import { changeStream } from '../../platform/streams/stream-change.ts';
import { later } from '../../platform/time/clock.ts';
import type { IncidentRoutePorts } from './incident-route-ports.ts';
import { setModel, setRow, setRows, setStream } from './set-stream.ts';
import type { SetRow } from './set-stream.ts';
import { viewerOf } from './viewer-of.ts';

export type SetPorts = Pick<
  IncidentRoutePorts,
  'store' | 'clock' | 'ids' | 'streams' | 'directory' | 'plans' | 'service'
>;

export interface SetService {
  open(
    caller: Caller,
    set: { readonly name: Sealed; readonly cause: Sealed; readonly incidents: readonly string[] },
  ): Promise<Result<AfterSet, Refusal>>;
  join(caller: Caller, set: string, incidents: readonly string[]): Promise<Result<AfterSet, Refusal>>;
  leave(caller: Caller, set: string, incident: string, reason: Sealed): Promise<Result<AfterSet, Refusal>>;
  list(organisation: string): Promise<readonly SetRow[]>;
}

export interface AfterSet {
  readonly reference: string;
  readonly incidents: number;
}

const counter = 'SET';

/** Incidents with the same cause. What they have in common is written once; none of them is merged. */
export function createSetService(ports: SetPorts): SetService {
  const { store, clock, ids, streams } = ports;

  /** Ids of incidents that were named by id or reference; refused where one is not there. */
  async function known(organisation: string, named: readonly string[]): Promise<Result<readonly string[], Refusal>> {
    const found: string[] = [];
    for (const each of named) {
      const incident = (await ports.service.find(organisation, each))?.incident;
      if (incident === undefined)
        return refuse('incident/unknown', `There is no incident ${each}.`, 'List the incidents.');
      found.push(incident.id);
    }
    return accept(found);
  }

  async function write(
    caller: Caller,
    id: string,
    command: SetCommand,
    texts: readonly Sealed[],
    counters: Append['counters'],
  ): Promise<Result<AfterSet, Refusal>> {
    const { organisation, actor } = caller;
    const before = await streams.load(setStream, organisation, id);
    const decided = decideSet(before.state, command, await isSeated(ports, caller));
    if (!decided.ok) return refused(caller, command.type, before.state?.reference ?? null, decided.refusal);
    const now = later(clock.now(), before.state?.updatedAt);
    const envelope = { organisation, actor, command: ids.uuid(), plan: null, now, newId: ids.uuid };
    const change = changeStream(setStream, id, before, decided.value, envelope);
    const { state } = change.after;
    if (state === null) throw new TypeError('A change of a set leaves a set behind.');
    const body = { reference: state.reference, incidents: state.incidents.length };
    await store.append(
      appendOf(organisation, {
        streams: [change.append],
        rows: setRows(state),
        counters,
        contents: texts.map(({ row }) => row),
        audit: [auditDone(ports, caller, { action: command.type, subject: state.reference })],
        answer: keptAnswer(caller, command.type === 'open-set' ? 201 : 200, body),
      }),
    );
    streams.keep(setStream, organisation, id, change.after);
    return accept(body);
  }

  async function refused(caller: Caller, action: string, subject: string | null, refusal: Refusal) {
    await keepRefusal(ports, caller, { action, subject }, refusal);
    return { ok: false, refusal } as const;
  }

  async function change(
    caller: Caller,
    set: string,
    action: SetCommand['type'],
    named: readonly string[],
    commandOf: (incidents: readonly string[]) => SetCommand,
    texts: readonly Sealed[] = [],
  ): Promise<Result<AfterSet, Refusal>> {
    return retryConflicts(async () => {
      const stored = await store.readRow(caller.organisation, setModel, set);
      const found = await known(caller.organisation, named);
      if (!found.ok) return refused(caller, action, set, found.refusal);
      const id = stored === null ? set : setRow.parse(stored.row).id;
      return write(caller, id, commandOf(found.value), texts, []);
    });
  }

  return {
    open(caller, { name, cause, incidents }) {
      const { organisation } = caller;
      return retryConflicts(async () => {
        const found = await known(organisation, incidents);
        if (!found.ok) return refused(caller, 'open-set', null, found.refusal);
        const from = await store.readCounter(organisation, counter);
        const reference = `SET-${from + 1}`;
        const refs: { name: ContentRef; cause: ContentRef } = { name: name.ref, cause: cause.ref };
        const command = { type: 'open-set', reference, ...refs, incidents: found.value } as const;
        return write(caller, ids.uuid(), command, [name, cause], [{ name: counter, from, to: from + 1 }]);
      });
    },
    join: (caller, set, named) =>
      change(caller, set, 'join-set', named, (incidents) => ({ type: 'join-set', incidents })),
    leave: (caller, set, incident, reason) =>
      change(
        caller,
        set,
        'leave-set',
        [incident],
        ([found = '']) => ({ type: 'leave-set', incident: found, reason: reason.ref }),
        [reason],
      ),
    async list(organisation) {
      const rows: SetRow[] = [];
      for (let after: string | null = null, more = true; more; more = after !== null) {
        const page = await store.listRows(organisation, setModel, { limit: 200, after, order: 'falling' });
        rows.push(...page.items.map(({ row }) => setRow.parse(row)));
        after = page.next;
      }
      return rows;
    },
  };
}

/** Whether the caller sits in a seat of the plan in force. */
export async function isSeated(
  { plans, directory }: Pick<SetPorts, 'plans' | 'directory'>,
  caller: Caller,
): Promise<boolean> {
  const [plan, seats] = await Promise.all([plans.current(caller.organisation), directory(caller.organisation)]);
  const viewer = viewerOf(caller);
  return plan !== null && viewer !== null && seatsHeld(plan.plan, null, seats, viewer).length > 0;
}
