import { addMilliseconds } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { accept, decidePaging, mayAcknowledge, obligations, refuse } from '@muster/engine';
import type {
  CallStep,
  Directory,
  Incident,
  PageTarget,
  Paging,
  PagingCommand,
  PlanVersion,
  Refusal,
  Result,
} from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';
import { callSteps } from '@muster/plan/ask';
import { auditDone, keepRefusal } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Ids } from '../../platform/ids/ids.ts';
import { keptAnswer } from '../../platform/kept-answer.ts';
import { retryConflicts } from '../../platform/retry-conflicts.ts';
import { appendOf } from '../../platform/store/append-of.ts';
import type { Append, OutboxMessage, Store } from '../../platform/store/store.ts';
import { changeStream } from '../../platform/streams/stream-change.ts';
import type { Streams } from '../../platform/streams/streams.ts';
import { later } from '../../platform/time/clock.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { pagingModel, pagingRow, pagingRows, pagingStream, pagingTimerChanges } from './paging-stream.ts';

export interface PagingPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly streams: Streams;
  readonly directory: (organisation: string) => Promise<Directory>;
  readonly findIncident: (
    organisation: string,
    idOrReference: string,
  ) => Promise<{ readonly incident: Incident; readonly plan: PlanVersion } | null>;
  /** The plan with who stands in. */
  readonly roster: (organisation: string, plan: CompiledPlan) => Promise<CompiledPlan>;
  /** Told when somebody is to be called. */
  readonly onMessages: () => void;
}

/** What asked for somebody: an effect of an incident, out of the outbox. */
export interface PageRequest {
  /** The id of the message: it may come twice. */
  readonly message: string;
  readonly incident: string;
  readonly about: string;
  /** It is worse than before. */
  readonly again: boolean;
  readonly target: PageTarget;
}

export interface PagingService {
  page(organisation: string, request: PageRequest): Promise<void>;
  /** The time to wait for an answer is over. */
  fire(organisation: string, id: string, timer: string, fence: Append['fence']): Promise<Result<null, Refusal>>;
  /** Answers all pages of an incident that call this person; gives how many. Refused where none does. */
  acknowledge(
    caller: Caller,
    incident: string,
    person: string,
  ): Promise<Result<{ readonly acknowledged: number }, Refusal>>;
  find(organisation: string, id: string): Promise<Paging | null>;
  /** Pages of open incidents that nobody has answered, the oldest first, with who sits where in their incidents. */
  open(organisation: string): Promise<readonly { readonly paging: Paging; readonly directory: Directory }[]>;
}

/** Calls people until they answer: through the plan's schedules, step by step. */
export function createPagingService(ports: PagingPorts): PagingService {
  const { store, clock, ids, streams } = ports;

  async function change(
    caller: Caller,
    id: string,
    commandFor: (before: Paging | null, now: Instant) => Promise<PagingCommand>,
    directory: Directory,
    fence: Append['fence'] = null,
  ): Promise<Result<null, Refusal>> {
    const { organisation, actor } = caller;
    return retryConflicts(async () => {
      const before = await streams.load(pagingStream, organisation, id);
      const now = later(clock.now(), before.state?.updatedAt);
      const command = await commandFor(before.state, now);
      const decided = decidePaging(before.state, command, { now, directory });
      if (!decided.ok) return decided;
      const extra = { fence, audit: [auditDone(ports, caller, { action: command.type, subject: id })] };
      if (decided.value.length === 0) {
        await store.append(appendOf(organisation, extra));
        return accept(null);
      }
      const envelope = { organisation, actor, command: ids.uuid(), plan: null, now, newId: ids.uuid };
      const changed = changeStream(pagingStream, id, before, decided.value, envelope);
      const after = changed.after.state;
      if (after === null) throw new TypeError('A change of a page leaves a state behind.');
      const outbox = changed.recorded.flatMap((event) => calls(after, event));
      await store.append(
        appendOf(organisation, {
          ...extra,
          streams: [changed.append],
          rows: pagingRows(after),
          timers: pagingTimerChanges(before.state, after, fence),
          outbox,
          answer: keptAnswer(caller, 200, {}),
        }),
      );
      streams.keep(pagingStream, organisation, id, changed.after);
      if (outbox.length > 0) ports.onMessages();
      return accept(null);
    });
  }

  /** Who sits where: as the incident has it, and else as the organisation has it. */
  async function seated(organisation: string, incident: Incident | null): Promise<Directory> {
    const directory = await ports.directory(organisation);
    return { ...directory, holders: { ...directory.holders, ...incident?.seats } };
  }

  async function open(organisation: string) {
    const rows: string[] = [];
    for (let after: string | null = null, more = true; more; more = after !== null) {
      const page = await store.listRows(organisation, pagingModel, { limit: 200, after, order: 'rising' });
      rows.push(...page.items.map(({ row }) => pagingRow.parse(row).id));
      after = page.next;
    }
    const found = await Promise.all(
      rows.map(async (id) => {
        const { state: paging } = await streams.load(pagingStream, organisation, id);
        if (paging === null) return [];
        const incident = (await ports.findIncident(organisation, paging.incident))?.incident ?? null;
        // What called everybody in vain is of no use any more once the incident is over.
        if (incident?.status.kind !== 'open') return [];
        return [{ paging, directory: await seated(organisation, incident) }];
      }),
    );
    return found.flat();
  }

  return {
    open,
    find: async (organisation, id) => (await streams.load(pagingStream, organisation, id)).state,

    async page(organisation, { message, incident: incidentId, about, again, target }) {
      const found = await ports.findIncident(organisation, incidentId);
      if (found === null) throw new Error(`A page asks for the incident ${incidentId}, which is not there.`);
      const { incident, plan } = found;
      const roster = await ports.roster(organisation, plan.plan);
      const command = async (_: Paging | null, now: Instant): Promise<PagingCommand> => ({
        type: 'page',
        message,
        incident: incident.id,
        reference: incident.reference,
        about,
        again,
        target,
        steps: stepsFor(roster, target, now),
      });
      const id = `${incident.id}.${target.kind === 'seat' ? target.seat : target.person}`;
      const done = await change(clockCaller(organisation, 'outbox'), id, command, await seated(organisation, incident));
      if (!done.ok) throw new Error(`A page was refused: ${done.refusal.message}`);
    },

    async fire(organisation, id, timer, fence) {
      const { state } = await streams.load(pagingStream, organisation, id);
      const found = state === null ? null : await ports.findIncident(organisation, state.incident);
      const command = async (before: Paging | null, now: Instant): Promise<PagingCommand> => ({
        type: 'call-next',
        timer,
        isNeeded: before !== null && found !== null && isStillNeeded(before, found, now),
      });
      return change(
        clockCaller(organisation, 'timer'),
        id,
        command,
        await seated(organisation, found?.incident ?? null),
        fence,
      );
    },

    async acknowledge(caller, incident, person) {
      const { organisation } = caller;
      const found = await ports.findIncident(organisation, incident);
      const all = (await open(organisation)).filter(({ paging }) => paging.incident === found?.incident.id);
      const mine = all.filter(({ paging, directory }) => mayAcknowledge(paging, person, directory));
      if (mine.length === 0) {
        await keepRefusal(ports, caller, { action: 'acknowledge', subject: incident }, { code: 'page/not-yours' });
        return refuse(
          'page/not-yours',
          'No page of this incident calls you.',
          'Look at who is paged: muster page list --whose all.',
        );
      }
      for (const { paging, directory } of mine) {
        const done = await change(caller, paging.id, async () => ({ type: 'acknowledge', person }), directory);
        // Another was quicker: what was asked for is so.
        if (!done.ok && done.refusal.code !== 'page/answered') return done;
      }
      return accept({ acknowledged: mine.length });
    },
  };
}

function clockCaller(organisation: string, via: string): Caller {
  return { organisation, actor: { kind: 'clock' }, via, idempotency: null };
}

/** Milliseconds between calls to one person. */
const personWait = 300_000;

function stepsFor(plan: CompiledPlan, target: PageTarget, now: Instant): readonly CallStep[] {
  switch (target.kind) {
    case 'seat':
      return callSteps(plan, target.seat, now).map(({ at, seat }) => ({ at, to: { kind: 'seat', seat } }));
    case 'person':
      return [0, 1, 2].map((round) => ({ at: addMilliseconds(now, round * personWait), to: target }));
  }
}

/** Something that it is about is not done yet. What is no obligation is asked for until it is answered. */
function isStillNeeded(
  { about }: Paging,
  { incident, plan }: { readonly incident: Incident; readonly plan: PlanVersion },
  now: Instant,
): boolean {
  if (incident.status.kind !== 'open') return false;
  const owed = new Set(obligations(plan.plan, incident, now).map(({ id }) => id));
  return about.some((id) => owed.has(id) || id.startsWith('severity:'));
}

/** Whom the channels reach now. Rows hold ids only. */
function calls(paging: Paging, event: { readonly id: string } & PagingNews): readonly OutboxMessage[] {
  const { id, incident, reference, about, updatedAt: notBefore } = paging;
  const payload = { paging: id, incident, reference, about: [...about] };
  switch (event.type) {
    case 'paging-called': {
      const { seat, person } = event.data;
      return person === null
        ? []
        : [{ id: event.id, channel: 'call', notBefore, payload: { ...payload, seat, person } }];
    }
    case 'paging-unanswered':
      return [{ id: event.id, channel: 'call', notBefore, payload: { ...payload, seat: null, person: null } }];
    case 'paging-acknowledged':
    case 'paging-ended':
      return [{ id: event.id, channel: 'page-over', notBefore, payload: { paging: id } }];
    case 'paging-began':
    case 'paging-about':
      return [];
  }
}

type PagingNews = Parameters<typeof pagingStream.evolve>[1];
