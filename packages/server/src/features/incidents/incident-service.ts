import { decideIncident, effects, refuse } from '@muster/engine';
import type {
  DecisionContext,
  Directory,
  Effect,
  Incident,
  IncidentCommand,
  PlanVersion,
  RecordedIncidentEvent,
  Refusal,
  Result,
} from '@muster/engine';
import type { Instant } from '@muster/clocks';
import { auditDone, keepRefusal } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Sealed } from '../../platform/content/vault.ts';
import type { Ids } from '../../platform/ids/ids.ts';
import { oneAtATime } from '../../platform/one-at-a-time.ts';
import { retryConflicts } from '../../platform/retry-conflicts.ts';
import { appendOf } from '../../platform/store/append-of.ts';
import type { Append, SealedContent, Store } from '../../platform/store/store.ts';
import { changeStream } from '../../platform/streams/stream-change.ts';
import { streamName } from '../../platform/streams/streams.ts';
import type { Loaded, Streams } from '../../platform/streams/streams.ts';
import { later } from '../../platform/time/clock.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { changedIncidentRows, referenceModel } from './incident-rows.ts';
import { incidentStream } from './incident-stream.ts';
import { outboxMessages } from './outbox-messages.ts';
import { timerChanges } from './timer-changes.ts';

/** What other features give to an append of an incident: parts of the same transaction. */
export type AppendPart = Pick<Append, 'streams' | 'rows'> & Partial<Pick<Append, 'timers'>>;

export interface IncidentPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly streams: Streams;
  readonly blobs: { destroy(id: string): Promise<void> };
  readonly plans: {
    current(organisation: string): Promise<PlanVersion | null>;
    byVersion(organisation: string, version: string): Promise<PlanVersion>;
  };
  readonly directory: { read(organisation: string): Promise<Directory> };
  /** The switch streams: placing and releasing holds in the append that executes. */
  readonly holds: {
    change(organisation: string, effect: SwitchEffect, caller: Caller, now: Instant): Promise<AppendPart>;
  };
  /** Clients that asked for a switch lately: an action on it is proven once they were served the change. */
  readonly readersOf: (organisation: string) => Promise<DecisionContext['readersOf']>;
  /** Told after a commit with messages, so that nobody waits for the next turn of the outbox. */
  readonly onMessages: () => void;
  /** The signal groups: marking them declared, or attached, in the append that does it. */
  readonly signals: {
    take(
      organisation: string,
      groups: readonly string[],
      command: TakeSignals,
      caller: Caller,
      now: Instant,
    ): Promise<Result<SignalsTaken, Refusal>>;
  };
}

export interface TakeSignals {
  readonly type: 'declare-from-signals' | 'attach-signals';
  readonly incident: string;
}

export type SwitchEffect = Extract<Effect, { kind: 'place-hold' | 'release-hold' }>;

export interface SignalsTaken {
  readonly part: AppendPart;
  /** The earliest signal of these groups that a person saw, or null without groups. */
  readonly firstSignalAt: Instant | null;
}

/** Content that goes into or out of the store with a command. */
export interface CommandContent {
  readonly sealed: readonly SealedContent[];
  readonly destroyed: readonly string[];
}

/** The body of the answer for the incident after the command; kept with it under the idempotency key. */
export type Present<Body> = (after: Incident, plan: PlanVersion) => Body;

/** A command with what else goes into its append. */
export type Prepare = (
  incident: Incident,
  now: Instant,
) => Promise<
  Result<
    {
      readonly command: IncidentCommand;
      readonly content: CommandContent;
      readonly extra: AppendPart & Partial<Pick<Append, 'counters'>>;
    },
    Refusal
  >
>;

export type DeclareInput = Omit<Extract<IncidentCommand, { type: 'declare' }>, 'type' | 'reference' | 'firstSignalAt'>;

export interface AdoptedPlan {
  readonly version: string;
  readonly choice: Sealed;
  readonly rationale: Sealed;
}

export interface IncidentService {
  declare<Body>(
    caller: Caller,
    input: DeclareInput,
    content: CommandContent,
    present: Present<Body>,
  ): Promise<Result<Body, Refusal>>;
  run<Body>(
    caller: Caller,
    incident: string,
    command: IncidentCommand,
    content: CommandContent,
    present: Present<Body>,
  ): Promise<Result<Body, Refusal>>;
  /** The same with parts of other streams in the same append: `prepare` makes them from the incident as it is. */
  runWith<Body>(
    caller: Caller,
    incident: string,
    action: IncidentCommand['type'],
    prepare: Prepare,
    present: Present<Body>,
  ): Promise<Result<Body, Refusal>>;
  /** Goes on under the version in force, where that is the one that was looked at. */
  adoptPlan<Body>(
    caller: Caller,
    incident: string,
    adopted: AdoptedPlan,
    present: Present<Body>,
  ): Promise<Result<Body, Refusal>>;
  /** Fires a claimed timer; the append carries its fence. A refusal means that nothing waits for it any more. */
  fire(organisation: string, incident: string, timer: string, fence: Append['fence']): Promise<Result<null, Refusal>>;
  /** The incident by its id or its reference, with the plan it runs under; null where there is none. */
  find(
    organisation: string,
    idOrReference: string,
  ): Promise<{ readonly incident: Incident; readonly plan: PlanVersion } | null>;
}

export function createIncidentService(ports: IncidentPorts): IncidentService {
  const { store, clock, ids, streams } = ports;

  async function idOf(organisation: string, idOrReference: string): Promise<string> {
    if (!/^(INC|DRL)-\d+$/.test(idOrReference)) return idOrReference;
    const row = await store.readRow(organisation, referenceModel, idOrReference);
    const found = row?.row;
    return found !== null && typeof found === 'object' && 'id' in found && typeof found.id === 'string'
      ? found.id
      : idOrReference;
  }

  const load = (organisation: string, id: string) => streams.load(incidentStream, organisation, id);

  /** One after another: the number of an incident comes from one counter, and nobody loses a race for it. */
  const declareNext = oneAtATime(declare);

  async function declare<Body>(
    _: string,
    caller: Caller,
    input: DeclareInput,
    content: CommandContent,
    present: Present<Body>,
  ): Promise<Result<Body, Refusal>> {
    const plan = await ports.plans.current(caller.organisation);
    if (plan === null)
      return refuse('incident/unknown', 'No plan is in force.', 'Add a plan first: muster plan add FILE.');
    return retryConflicts(async () => {
      const id = ids.uuid();
      const { organisation } = caller;
      const now = clock.now();
      const take = { type: 'declare-from-signals', incident: id } as const;
      const signals = await ports.signals.take(organisation, input.signalGroups, take, caller, now);
      if (!signals.ok) return refused(caller, 'declare', null, signals.refusal);
      const counter = input.kind === 'live' ? 'INC' : 'DRL';
      const from = await store.readCounter(organisation, counter);
      const { firstSignalAt } = signals.value;
      const command: IncidentCommand = {
        type: 'declare',
        ...input,
        reference: `${counter}-${from + 1}`,
        firstSignalAt,
      };
      const extra = { ...signals.value.part, counters: [{ name: counter, from, to: from + 1 }] };
      const before = { state: null, head: (await load(organisation, id)).head };
      return write(caller, id, plan, before, command, content, present, extra, null);
    });
  }

  return {
    async find(organisation, idOrReference) {
      const { state } = await load(organisation, await idOf(organisation, idOrReference));
      return state && { incident: state, plan: await ports.plans.byVersion(organisation, state.planVersion) };
    },

    declare: (caller, input, content, present) => declareNext(caller.organisation, caller, input, content, present),

    run(caller, incident, command, content, present) {
      return retryConflicts(async () => {
        const id = await idOf(caller.organisation, incident);
        const before = await load(caller.organisation, id);
        if (before.state === null) return refused(caller, command.type, incident, unknownIncident(incident));
        const plan = await ports.plans.byVersion(caller.organisation, before.state.planVersion);
        return write(caller, id, plan, before, command, content, present, {}, null);
      });
    },

    runWith(caller, incident, action, prepare, present) {
      const { organisation } = caller;
      return retryConflicts(async () => {
        const id = await idOf(organisation, incident);
        const before = await load(organisation, id);
        if (before.state === null) return refused(caller, action, incident, unknownIncident(incident));
        const plan = await ports.plans.byVersion(organisation, before.state.planVersion);
        const prepared = await prepare(before.state, later(clock.now(), before.state.updatedAt));
        if (!prepared.ok) return refused(caller, action, incident, prepared.refusal);
        const { command, content, extra } = prepared.value;
        return write(caller, id, plan, before, command, content, present, extra, null);
      });
    },

    async adoptPlan(caller, incident, { version, choice, rationale }, present) {
      const to = await ports.plans.current(caller.organisation);
      if (to === null) throw new RangeError('An incident was declared, so a plan is in force.');
      const command = { type: 'adopt-plan', version, to, choice: choice.ref, rationale: rationale.ref } as const;
      const content = { sealed: [choice.row, rationale.row], destroyed: [] };
      return this.run(caller, incident, command, content, present);
    },

    fire(organisation, id, timer, fence) {
      const caller: Caller = { organisation, actor: { kind: 'clock' }, via: 'timer', idempotency: null };
      return retryConflicts(async () => {
        const before = await load(organisation, id);
        if (before.state === null) return { ok: false, refusal: unknownIncident(id) };
        const plan = await ports.plans.byVersion(organisation, before.state.planVersion);
        const nothing = { sealed: [], destroyed: [] };
        return write(caller, id, plan, before, { type: 'fire-timer', timer }, nothing, () => null, {}, fence);
      });
    },
  };

  /** Decide, record, and everything that follows from it, in one append. */
  async function write<Body>(
    caller: Caller,
    id: string,
    plan: PlanVersion,
    before: Loaded<Incident>,
    command: IncidentCommand,
    content: CommandContent,
    present: Present<Body>,
    extra: Partial<Append>,
    fence: Append['fence'],
  ): Promise<Result<Body, Refusal>> {
    const { organisation, actor } = caller;
    const now = later(clock.now(), before.state?.updatedAt);
    const key = { organisation, stream: streamName(incidentStream, id) };
    const context = await contextOf(key, command, caller, now);
    const decided = decideIncident(plan, before.state, command, context, key);
    // What follows from an adopted plan follows by it.
    const governing = command.type === 'adopt-plan' ? command.to : plan;
    if (!decided.ok) return refused(caller, command.type, before.state?.reference ?? id, decided.refusal);
    const envelope = { organisation, actor, command: ids.uuid(), plan: governing.version, now, newId: ids.uuid };
    const change = changeStream(incidentStream, id, before, decided.value, envelope);
    const after = change.after.state;
    if (after === null) throw new TypeError('An accepted command leaves an incident behind.');
    const body = present(after, governing);
    const followed = effectsOf(governing, change.recorded, before.state, after);
    const holds = await holdParts(organisation, followed, caller, now);
    const outbox = followed.flatMap((effect) => outboxMessages(effect, context.directory, after, now));
    await store.append(
      appendOf(organisation, {
        ...extra,
        streams: [change.append, ...(extra.streams ?? []), ...holds.flatMap((part) => part.streams)],
        rows: [
          ...changedIncidentRows(governing.plan, before.state, after),
          ...(extra.rows ?? []),
          ...holds.flatMap((part) => part.rows),
        ],
        timers: [...timerChanges(plan, before.state, governing, after, key.stream, fence), ...(extra.timers ?? [])],
        outbox,
        audit: [auditDone(ports, caller, { action: command.type, subject: after.reference })],
        contents: content.sealed,
        destroyed: content.destroyed,
        answer: caller.idempotency && {
          ...caller.idempotency,
          status: command.type === 'declare' ? 201 : 200,
          body: JSON.stringify(body),
        },
        fence,
      }),
    );
    streams.keep(incidentStream, organisation, id, change.after);
    if (outbox.length > 0) ports.onMessages();
    // Its key is gone with the append; what is left of a blob is noise, and doctor finds it should this not be reached.
    for (const gone of content.destroyed) await ports.blobs.destroy(gone);
    return { ok: true, value: body };
  }

  async function refused(
    caller: Caller,
    action: string,
    subject: string | null,
    refusal: Refusal,
  ): Promise<Result<never, Refusal>> {
    if (caller.actor.kind !== 'clock') await keepRefusal(ports, caller, { action, subject }, refusal);
    return { ok: false, refusal };
  }

  async function contextOf(
    key: { organisation: string; stream: string },
    command: IncidentCommand,
    caller: Caller,
    now: Instant,
  ): Promise<DecisionContext> {
    const directory = await ports.directory.read(key.organisation);
    const readersOf = await ports.readersOf(key.organisation);
    const includedVersion = letsThrough.has(command.type) ? await includedUpTo(key) : 0;
    const content = command.type === 'redact-content' ? await mentions(key, command.content) : false;
    return { now, actor: caller.actor, directory, includedVersion, holdsContent: () => content, readersOf };
  }

  /** The ledger gives places and signs the head over them in one step: a place means a signed checkpoint. */
  async function includedUpTo({ organisation, stream }: { organisation: string; stream: string }): Promise<number> {
    const events = await store.loadStream(organisation, stream);
    return events.findLast((event) => event.ledgerIndex !== null)?.version ?? 0;
  }

  async function mentions(
    { organisation, stream }: { organisation: string; stream: string },
    content: string,
  ): Promise<boolean> {
    const events = await store.loadStream(organisation, stream);
    return events.some((event) => Buffer.from(event.bytes).includes(`"id":"${content}"`));
  }

  function holdParts(
    organisation: string,
    followed: readonly Effect[],
    caller: Caller,
    now: Instant,
  ): Promise<AppendPart[]> {
    const wanted = followed.filter((effect) => effect.kind === 'place-hold' || effect.kind === 'release-hold');
    return Promise.all(wanted.map((effect) => ports.holds.change(organisation, effect, caller, now)));
  }
}

/** What passes a gate that may wait for the signed ledger. */
const letsThrough: ReadonlySet<IncidentCommand['type']> = new Set([
  'execute-action',
  'send-notice',
  'let-notice-leave',
]);

function unknownIncident(incident: string): Refusal {
  return {
    code: 'incident/unknown',
    message: `There is no incident ${incident}.`,
    mend: 'List the incidents.',
    clause: null,
  };
}

function effectsOf(
  { plan }: PlanVersion,
  recorded: readonly RecordedIncidentEvent[],
  before: Incident | null,
  after: Incident,
): readonly Effect[] {
  let state = before;
  return recorded.flatMap((event) => {
    state = incidentStream.evolve(state, event);
    return effects(plan, event, event.type === 'deadlines-set' ? after : state);
  });
}
