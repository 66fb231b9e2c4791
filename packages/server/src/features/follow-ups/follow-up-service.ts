import { accept, decideFollowUp } from '@muster/engine';
import type {
  Directory,
  FollowUp,
  FollowUpCommand,
  Incident,
  RecordedFollowUpEvent,
  Refusal,
  Result,
} from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';
import { auditDone, keepRefusal } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Sealed } from '../../platform/content/vault.ts';
import type { Ids } from '../../platform/ids/ids.ts';
import { keptAnswer } from '../../platform/kept-answer.ts';
import { retryConflicts } from '../../platform/retry-conflicts.ts';
import { appendOf } from '../../platform/store/append-of.ts';
import type { Append, OutboxMessage, Store } from '../../platform/store/store.ts';
import { changeStream } from '../../platform/streams/stream-change.ts';
import type { Loaded, Streams } from '../../platform/streams/streams.ts';
import { later } from '../../platform/time/clock.ts';
import type { Clock } from '../../platform/time/clock.ts';
import {
  followUpAtWorkModel,
  followUpModel,
  followUpReferenceModel,
  followUpReferenceRow,
  followUpRow,
  followUpRows,
  followUpStream,
  followUpTimerChanges,
} from './follow-up-stream.ts';

export interface FollowUpPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly streams: Streams;
  readonly directory: (organisation: string) => Promise<Directory>;
  /** The plan in force; null before the first. */
  readonly planOf: (organisation: string) => Promise<CompiledPlan | null>;
  readonly knowsVersion: (organisation: string, version: string) => Promise<boolean>;
  readonly findIncident: (organisation: string, idOrReference: string) => Promise<Incident | null>;
  /** Told when somebody is to be reminded. */
  readonly onMessages: () => void;
}

export type OpenFollowUp = Omit<
  Extract<FollowUpCommand, { type: 'open-follow-up' }>,
  'type' | 'reference' | 'incident' | 'incidentReference' | 'title'
>;
export type ChangeFollowUp = Exclude<FollowUpCommand, { type: 'open-follow-up' | 'remind-follow-up' }>;

/** What a command leaves behind. */
export interface AfterFollowUp {
  readonly reference: string;
  readonly version: number;
  readonly state: FollowUp['state']['kind'];
  readonly due: string;
}

export interface FollowUpService {
  open(
    caller: Caller,
    incident: string,
    input: OpenFollowUp,
    title: Sealed,
  ): Promise<Result<AfterFollowUp & { readonly id: string }, Refusal>>;
  change(
    caller: Caller,
    idOrReference: string,
    command: ChangeFollowUp,
    texts: readonly Sealed[],
  ): Promise<Result<AfterFollowUp, Refusal>>;
  /** A reminder is due. */
  fire(organisation: string, id: string, timer: string, fence: Append['fence']): Promise<Result<null, Refusal>>;
  find(organisation: string, idOrReference: string): Promise<FollowUp | null>;
  /** All of them by due instant, or those of one incident, in these states. */
  list(
    organisation: string,
    states: readonly FollowUp['state']['kind'][],
    incident: string | null,
  ): Promise<readonly FollowUp[]>;
}

/** What is owed after incidents: opened, handed on, reminded of, done and validated. */
export function createFollowUpService(ports: FollowUpPorts): FollowUpService {
  const { store, clock, ids, streams } = ports;

  async function write<Body>(
    caller: Caller,
    id: string,
    before: Loaded<FollowUp>,
    command: FollowUpCommand,
    extra: Partial<Append>,
    present: (after: FollowUp) => Body,
    status: 200 | 201 = 200,
  ): Promise<Result<Body, Refusal>> {
    const { organisation, actor } = caller;
    const plan = await ports.planOf(organisation);
    const subject = before.state?.reference ?? id;
    if (plan === null) return refused(caller, command.type, subject, noPlan);
    const directory = await ports.directory(organisation);
    const now = later(clock.now(), before.state?.updatedAt);
    const decided = decideFollowUp(before.state, command, { now, actor, directory, plan });
    if (!decided.ok) return refused(caller, command.type, subject, decided.refusal);
    const envelope = { organisation, actor, command: ids.uuid(), plan: null, now, newId: ids.uuid };
    const change = changeStream(followUpStream, id, before, decided.value, envelope);
    const after = change.after.state;
    if (after === null) throw new TypeError('A change of a follow-up leaves a state behind.');
    const body = present(after);
    const outbox = change.recorded.flatMap((event) => reminder(after, event, directory));
    await store.append(
      appendOf(organisation, {
        ...extra,
        streams: [change.append],
        rows: followUpRows(after),
        timers: followUpTimerChanges(before.state, after, extra.fence ?? null),
        outbox,
        audit: [auditDone(ports, caller, { action: command.type, subject: after.reference })],
        answer: keptAnswer(caller, status, body),
      }),
    );
    streams.keep(followUpStream, organisation, id, change.after);
    if (outbox.length > 0) ports.onMessages();
    return accept(body);
  }

  async function refused(caller: Caller, action: string, subject: string, refusal: Refusal) {
    if (caller.actor.kind !== 'clock') await keepRefusal(ports, caller, { action, subject }, refusal);
    return { ok: false, refusal } as const;
  }

  async function idOf(organisation: string, idOrReference: string): Promise<string> {
    const found = await store.readRow(organisation, followUpReferenceModel, idOrReference);
    return found === null ? idOrReference : followUpReferenceRow.parse(found.row).id;
  }

  return {
    async open(caller, incident, input, title) {
      const { organisation } = caller;
      const found = await ports.findIncident(organisation, incident);
      if (found === null) return refused(caller, 'open-follow-up', incident, unknownIncident(incident));
      const { factor } = input;
      if (factor !== null && factor > found.factors.length)
        return refused(caller, 'open-follow-up', found.reference, noFactor(found, factor));
      return retryConflicts(async () => {
        const id = ids.uuid();
        const from = await store.readCounter(organisation, counter);
        const of = { incident: found.id, incidentReference: found.reference, title: title.ref };
        const command = { type: 'open-follow-up', reference: `F-${from + 1}`, ...of, ...input } as const;
        const extra = { counters: [{ name: counter, from, to: from + 1 }], contents: [title.row] };
        const before = await streams.load(followUpStream, organisation, id);
        return write(caller, id, before, command, extra, (after) => ({ ...afterCommand(after), id }), 201);
      });
    },

    async change(caller, idOrReference, command, texts) {
      const { organisation } = caller;
      if (command.type === 'do-follow-up' && command.planVersion !== null) {
        const known = await ports.knowsVersion(organisation, command.planVersion);
        if (!known) return refused(caller, command.type, idOrReference, noVersion);
      }
      return retryConflicts(async () => {
        const id = await idOf(organisation, idOrReference);
        const before = await streams.load(followUpStream, organisation, id);
        const destroyed = command.type === 'redact-follow-up' ? [command.content] : [];
        const extra = { contents: texts.map(({ row }) => row), destroyed };
        return write(caller, id, before, command, extra, afterCommand);
      });
    },

    fire(organisation, id, timer, fence) {
      const caller: Caller = { organisation, actor: { kind: 'clock' }, via: 'timer', idempotency: null };
      return retryConflicts(async () => {
        const before = await streams.load(followUpStream, organisation, id);
        return write(caller, id, before, { type: 'remind-follow-up', timer }, { fence }, () => null);
      });
    },

    async find(organisation, idOrReference) {
      return (await streams.load(followUpStream, organisation, await idOf(organisation, idOrReference))).state;
    },

    async list(organisation, states, incident) {
      const found: string[] = [];
      const model = states.includes('validated') ? followUpModel : followUpAtWorkModel;
      for (let after: string | null = null, more = true; more; more = after !== null) {
        const page = await store.listRows(organisation, model, { limit: 200, after, order: 'rising' });
        const rows = page.items.map(({ row }) => followUpRow.parse(row));
        const wanted = rows.filter(
          (row) => states.includes(row.state) && (incident === null || row.incident === incident),
        );
        found.push(...wanted.map(({ id }) => id));
        after = page.next;
      }
      const loaded = await Promise.all(found.map((id) => streams.load(followUpStream, organisation, id)));
      return loaded.flatMap(({ state }) => state ?? []);
    },
  };
}

/** F-1, F-2, … over all incidents. */
const counter = 'F';

function afterCommand({ reference, version, state, due }: FollowUp): AfterFollowUp {
  return { reference, version, state: state.kind, due };
}

/** Whom to remind of what: rows hold ids only. Without a person every seat is vacant. */
function reminder(
  { id, incident, incidentReference, reference }: FollowUp,
  event: RecordedFollowUpEvent,
  directory: Directory,
): readonly OutboxMessage[] {
  if (event.type !== 'follow-up-reminded') return [];
  const { to } = event.data;
  const seat = to?.kind === 'seat' ? to.seat : null;
  const person = to?.kind === 'person' ? to.person : seat === null ? null : (directory.holders[seat] ?? null);
  const about = [`follow-up:${reference}`];
  const payload = { followUp: id, incident, reference: incidentReference, about, seat, person };
  return [{ id: event.id, channel: 'reminder', notBefore: event.recordedAt, payload }];
}

const noPlan = refusalOf('plan/unknown', 'No plan is in force.', 'Add a plan first: muster plan add FILE.');

const noVersion = refusalOf(
  'follow-up/no-version',
  'There is no such version of the plan.',
  'Name the id of a version: muster plan list.',
);

function noFactor({ reference, factors }: Incident, factor: number): Refusal {
  const known = factors.map(({ number }) => `X-${number}`).join(', ') || 'none yet';
  return refusalOf('follow-up/no-factor', `${reference} has no factor X-${factor}.`, `Its factors: ${known}.`);
}

function unknownIncident(incident: string): Refusal {
  return refusalOf('incident/unknown', `There is no incident ${incident}.`, 'List the incidents.');
}

function refusalOf(code: Refusal['code'], message: string, mend: string): Refusal {
  return { code, message, mend, clause: null };
}
