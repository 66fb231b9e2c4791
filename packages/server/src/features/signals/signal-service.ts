import type { Instant } from '@muster/clocks';
import { accept, decideSignalGroup, refuse, worstSaid } from '@muster/engine';
import type {
  Refusal,
  Result,
  SignalCommand,
  SignalContext,
  SignalEvent,
  SignalGroup,
  TrackerName,
} from '@muster/engine';
import type { Severity } from '@muster/plan';
import { auditDone, keepRefusal } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { ContentReader } from '../../platform/content/content-reader.ts';
import type { ContentWriter } from '../../platform/content/content-writer.ts';
import type { Sealed } from '../../platform/content/vault.ts';
import type { Ids } from '../../platform/ids/ids.ts';
import { keptAnswer } from '../../platform/kept-answer.ts';
import { retryConflicts } from '../../platform/retry-conflicts.ts';
import { appendOf } from '../../platform/store/append-of.ts';
import type { Append, RowChange, SealedContent, Store } from '../../platform/store/store.ts';
import { changeStream } from '../../platform/streams/stream-change.ts';
import type { StreamChange } from '../../platform/streams/stream-change.ts';
import { streamName } from '../../platform/streams/streams.ts';
import type { Loaded, Streams } from '../../platform/streams/streams.ts';
import { later } from '../../platform/time/clock.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { attachmentsOf } from './report/attachments-of.ts';
import { decideRedaction } from './redact-signal.ts';
import { placeNews } from './place-news.ts';
import type { PlacePorts } from './place-news.ts';
import type { Sighting } from './sighting.ts';
import { saidIn } from './said-in.ts';
import { signalRows, signalStream, signalTimerChanges } from './signal-stream.ts';
import { recordedSignals } from './recorded-signals.ts';
import { whatsNew } from './whats-new.ts';

export interface SignalPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly streams: Streams;
  readonly reader: ContentReader;
  readonly writer: ContentWriter;
  readonly blobs: { destroy(id: string): Promise<void> };
  readonly isIncidentOpen: PlacePorts['isIncidentOpen'];
}

export interface Observed {
  readonly received: number;
  readonly changed: number;
  readonly resolved: number;
  /** Tellings of what was known already: no event, no row. */
  readonly repeated: number;
}

export type TakeCommand = Extract<SignalCommand, { type: 'declare-from-signals' | 'attach-signals' }>;
type TriageCommand = Extract<SignalCommand, { type: 'begin-triage' | 'decline-signals' }>;
type AppendPart = Pick<Append, 'streams' | 'rows' | 'timers'>;

/** What groups give to the append of the incident that they become, or join. */
type Taken = { readonly part: AppendPart; readonly firstSignalAt: Instant | null };

/** What is handed to engineering: why, all that the ticket says, and the ticket as whoever keeps tickets prepared it. */
export interface HandOver {
  readonly reason: Sealed;
  readonly text: Sealed;
  readonly prepared: PreparedTicket;
}

export interface PreparedTicket {
  readonly ticket: string;
  readonly tracker: TrackerName;
  readonly part: Pick<Append, 'streams' | 'rows' | 'outbox'>;
  /** Called once the append is done. */
  readonly written: () => void;
}

export interface SignalService {
  /**
   * Takes sightings in their order and writes what is new in them, together with `rows` (the cursor of whoever reads
   * the intake), in one append. Twice the same sightings change nothing the second time.
   */
  observe(organisation: string, sightings: readonly Sighting[], rows: readonly RowChange[]): Promise<Observed>;
  /** How many observations have written something. */
  observations(organisation: string): Promise<number>;
  triage(
    caller: Caller,
    group: string,
    command: TriageCommand,
    contents: readonly SealedContent[],
  ): Promise<Result<null, Refusal>>;
  /** Destroys one item of content of a group; `isAllowed` is whether the caller may. */
  redact(
    caller: Caller,
    group: string,
    content: string,
    reason: string,
    isAllowed: boolean,
  ): Promise<Result<null, Refusal>>;
  /** Hands a group to engineering: the decision and its ticket go into one append, or neither. */
  ticket(caller: Caller, group: string, handed: HandOver): Promise<Result<{ readonly ticket: string }, Refusal>>;
  /** Puts all of these groups off until then, or none of them. */
  snooze(caller: Caller, groups: readonly string[], until: Instant): Promise<Result<null, Refusal>>;
  /** Wakes a group whose time has come; the append carries the fence of its timer. */
  fire(organisation: string, group: string, timer: string, fence: Append['fence']): Promise<Result<null, Refusal>>;
  /** The part of an append that makes groups an incident, or lets them join one; the incident writes it with its own. */
  take(
    organisation: string,
    groups: readonly string[],
    command: TakeCommand,
    caller: Caller,
    now: Instant,
  ): Promise<Result<Taken, Refusal>>;
  find(organisation: string, group: string): Promise<SignalGroup | null>;
}

export function createSignalService(ports: SignalPorts): SignalService {
  const { store, clock, streams } = ports;
  const load = (organisation: string, group: string) => streams.load(signalStream, organisation, group);

  return {
    observe: (organisation, sightings, rows) => retryConflicts(() => observe(ports, organisation, sightings, rows)),

    observations: (organisation) => store.readCounter(organisation, observations),

    triage(caller, group, command, contents) {
      const { organisation } = caller;
      const what = { action: command.type, subject: group };
      return retryConflicts(async () => {
        const before = await load(organisation, group);
        const decided = decideSignalGroup(before.state, command, { actor: caller.actor, now: clock.now() });
        if (!decided.ok) {
          await keepRefusal(ports, caller, what, decided.refusal);
          return decided;
        }
        const change = changeGroup(ports, caller, group, before, decided.value, clock.now());
        const audit = [auditDone(ports, caller, what)];
        const answer = keptAnswer(caller, 200, {});
        await store.append(appendOf(organisation, { ...partOf(change), contents, audit, answer }));
        streams.keep(signalStream, organisation, group, change.after);
        return accept(null);
      });
    },

    redact(caller, group, content, reason, isAllowed) {
      const { organisation, actor } = caller;
      const what = { action: 'redact-signal-content', subject: group };
      return retryConflicts(async () => {
        const before = await load(organisation, group);
        const files = before.state === null ? [] : await attachmentsOf(ports.reader, organisation, before.state);
        const sealed = await ports.writer.text(reason);
        const decided = decideRedaction(before.state, {
          content,
          reason: sealed.ref,
          person: actor.kind === 'person' || actor.kind === 'elevated' ? actor.person : null,
          isAllowed,
          attachments: files.map((each) => each.content),
          record: await store.loadStream(organisation, streamName(signalStream, group)),
        });
        if (!decided.ok) {
          await keepRefusal(ports, caller, what, decided.refusal);
          return decided;
        }
        // A report that is destroyed takes its files with it: nothing else would name them any more.
        const along = files.filter(({ said }) => said === content).map((each) => each.content);
        const destroyed = [content, ...along];
        const change = changeGroup(ports, caller, group, before, decided.value, clock.now());
        await store.append(
          appendOf(organisation, {
            ...partOf(change),
            contents: [sealed.row],
            destroyed,
            audit: [auditDone(ports, caller, what)],
            answer: keptAnswer(caller, 200, {}),
          }),
        );
        streams.keep(signalStream, organisation, group, change.after);
        for (const gone of destroyed) await ports.blobs.destroy(gone);
        return accept(null);
      });
    },

    ticket(caller, group, { reason, text, prepared }) {
      const { organisation } = caller;
      const what = { action: 'ticket-signals', subject: group };
      return retryConflicts(async () => {
        const before = await load(organisation, group);
        const level = await worstOf(ports, organisation, before.state);
        const { ticket, tracker, part } = prepared;
        const command = { type: 'ticket-signals', reason: reason.ref, text: text.ref, ticket, tracker, level } as const;
        const decided = decideSignalGroup(before.state, command, { actor: caller.actor, now: clock.now() });
        if (!decided.ok) {
          await keepRefusal(ports, caller, what, decided.refusal);
          return decided;
        }
        const change = changeGroup(ports, caller, group, before, decided.value, clock.now());
        await store.append(
          appendOf(organisation, {
            ...joined([partOf(change), { ...part, timers: [] }]),
            outbox: part.outbox,
            contents: [reason.row, text.row],
            audit: [auditDone(ports, caller, what)],
            answer: keptAnswer(caller, 201, { ticket }),
          }),
        );
        streams.keep(signalStream, organisation, group, change.after);
        prepared.written();
        return accept({ ticket });
      });
    },

    async snooze(caller, groups, until) {
      const { organisation } = caller;
      return retryConflicts(async () => {
        const changes: GroupChange[] = [];
        for (const group of new Set(groups)) {
          const before = await load(organisation, group);
          const level = await worstOf(ports, organisation, before.state);
          const now = clock.now();
          const command = { type: 'snooze-signals', until, level } as const;
          const decided = decideSignalGroup(before.state, command, { actor: caller.actor, now });
          if (!decided.ok) {
            await keepRefusal(ports, caller, { action: 'snooze-signals', subject: group }, decided.refusal);
            return decided;
          }
          changes.push(changeGroup(ports, caller, group, before, decided.value, now));
        }
        const audit = changes.map(({ group }) =>
          auditDone(ports, caller, { action: 'snooze-signals', subject: group }),
        );
        await store.append(
          appendOf(organisation, {
            ...joined(changes.map((each) => partOf(each))),
            audit,
            answer: keptAnswer(caller, 200, {}),
          }),
        );
        for (const { group, after } of changes) streams.keep(signalStream, organisation, group, after);
        return accept(null);
      });
    },

    fire(organisation, group, timer, fence) {
      const caller: Caller = { organisation, actor: { kind: 'clock' }, via: 'timer', idempotency: null };
      return retryConflicts(async () => {
        const before = await load(organisation, group);
        const now = later(clock.now(), before.state?.updatedAt);
        const command = { type: 'wake-signals', timer } as const;
        const decided = decideSignalGroup(before.state, command, { actor: caller.actor, now });
        if (!decided.ok) return decided;
        const change = changeGroup(ports, caller, group, before, decided.value, now);
        const audit = [auditDone(ports, caller, { action: 'wake-signals', subject: group })];
        await store.append(appendOf(organisation, { ...partOf(change, fence), audit, fence }));
        streams.keep(signalStream, organisation, group, change.after);
        return accept(null);
      });
    },

    async take(organisation, groups, command, caller, now) {
      const parts: AppendPart[] = [];
      const received: Instant[] = [];
      for (const group of new Set(groups)) {
        const before = await load(organisation, group);
        const decided = decideSignalGroup(before.state, command, { actor: caller.actor, now });
        if (before.state === null)
          return refuse('signal/unknown', `There is no group of signals ${group}.`, 'List the signals.');
        if (!decided.ok) return decided;
        received.push(before.state.firstReceivedAt);
        parts.push(partOf(changeGroup(ports, caller, group, before, decided.value, now)));
      }
      return accept({ part: joined(parts), firstSignalAt: received.toSorted()[0] ?? null });
    },

    async find(organisation, group) {
      return (await load(organisation, group)).state;
    },
  };
}

/**
 * Every observation that writes moves this counter, so that two at a time cannot both take one signal for new: rows
 * alone have no fence. The loser of a race starts again from what the winner wrote.
 */
const observations = 'signal-observations';

async function observe(
  ports: SignalPorts,
  organisation: string,
  sightings: readonly Sighting[],
  rows: readonly RowChange[],
): Promise<Observed> {
  const { store, streams } = ports;
  const from = await store.readCounter(organisation, observations);
  const news = whatsNew(sightings, await recordedSignals(ports, organisation, sightings));
  const placed = await placeNews(ports, organisation, news);
  const caller = intakeCaller(organisation);
  const now = ports.clock.now();
  const changes = placed.groups.map(({ group, before, commands }) =>
    changeGroup(ports, caller, group, before, decideAll(before, commands, { actor: caller.actor, now }), now),
  );
  const part = joined(changes.map((each) => partOf(each)));
  const wrote = changes.length > 0;
  if (wrote || rows.length > 0)
    await store.append(
      appendOf(organisation, {
        ...part,
        rows: [...part.rows, ...placed.rows, ...rows],
        counters: wrote ? [{ name: observations, from, to: from + 1 }] : [],
        contents: placed.contents,
        audit: wrote ? [auditDone(ports, caller, { action: 'observe-signals', subject: null })] : [],
      }),
    );
  for (const change of changes) streams.keep(signalStream, organisation, change.group, change.after);
  return count(sightings, news);
}

function intakeCaller(organisation: string): Caller {
  return { organisation, actor: { kind: 'service', service: 'intake' }, via: 'intake', idempotency: null };
}

function count(sightings: readonly Sighting[], news: ReturnType<typeof whatsNew>): Observed {
  const of = (kind: (typeof news)[number]['kind']) => news.filter((each) => each.kind === kind).length;
  return {
    received: of('received'),
    changed: of('changed'),
    resolved: of('resolved'),
    repeated: sightings.length - news.length,
  };
}

/** Sightings are never refused, so the state between them does not matter to the decision; a group wakes once. */
function decideAll(
  before: Loaded<SignalGroup>,
  commands: readonly SignalCommand[],
  context: SignalContext,
): readonly SignalEvent[] {
  let woken = false;
  return commands.flatMap((command) => {
    const decided = decideSignalGroup(before.state, command, context);
    if (!decided.ok) throw new TypeError(`A sighting is never refused, but ${decided.refusal.code}.`);
    const events = decided.value.filter(({ type }) => type !== 'signal-woken' || !woken);
    woken ||= events.some(({ type }) => type === 'signal-woken');
    return events;
  });
}

/** The worst level that sources have said of a group so far. What was destroyed says nothing any more. */
async function worstOf(
  { reader }: Pick<SignalPorts, 'reader'>,
  organisation: string,
  group: SignalGroup | null,
): Promise<Severity | null> {
  const refs = Object.values(group?.signals ?? {}).map(({ content }) => content);
  const texts = await reader.texts(organisation, refs);
  return worstSaid([...texts.values()].flatMap((text) => (text === null ? [] : saidIn(text))));
}

interface GroupChange extends StreamChange<SignalGroup, unknown> {
  readonly group: string;
  readonly before: SignalGroup | null;
}

function changeGroup(
  { ids }: Pick<SignalPorts, 'ids'>,
  { organisation, actor }: Caller,
  group: string,
  before: Loaded<SignalGroup>,
  events: readonly SignalEvent[],
  at: Instant,
): GroupChange {
  const now = later(at, before.state?.updatedAt);
  const envelope = { organisation, actor, command: ids.uuid(), plan: null, now, newId: ids.uuid };
  return { group, before: before.state, ...changeStream(signalStream, group, before, events, envelope) };
}

function partOf({ append, before, after }: GroupChange, fence: Append['fence'] = null): AppendPart {
  const { state } = after;
  if (state === null) return { streams: [append], rows: [], timers: [] };
  return { streams: [append], rows: signalRows(before, state), timers: signalTimerChanges(before, state, fence) };
}

function joined(parts: readonly AppendPart[]): AppendPart {
  return {
    streams: parts.flatMap((part) => part.streams),
    rows: parts.flatMap((part) => part.rows),
    timers: parts.flatMap((part) => part.timers),
  };
}
