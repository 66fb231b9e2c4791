import type { Ticket as Outgoing, TicketOutcome, TicketText, Tracker } from '@muster/connectors';
import type { Instant } from '@muster/clocks';
import { accept, decideTicket, isTicketOnItsWay, refuse } from '@muster/engine';
import type {
  RecordedTicketEvent,
  Refusal,
  Result,
  Ticket,
  TicketCommand,
  TicketSubject,
  TrackerName,
} from '@muster/engine';
import { auditDone, keepRefusal } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Ids } from '../../platform/ids/ids.ts';
import { keptAnswer } from '../../platform/kept-answer.ts';
import type { Log } from '../../platform/log/log.ts';
import { retryConflicts } from '../../platform/retry-conflicts.ts';
import { appendOf } from '../../platform/store/append-of.ts';
import type { Append, OutboxMessage, Store } from '../../platform/store/store.ts';
import { changeStream } from '../../platform/streams/stream-change.ts';
import type { StreamChange } from '../../platform/streams/stream-change.ts';
import type { Loaded, Streams } from '../../platform/streams/streams.ts';
import { later } from '../../platform/time/clock.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { failedTicketModel, ticketModel, ticketRow, ticketRows, ticketStream } from './ticket-stream.ts';

export type UsedTrackers = ReadonlyMap<TrackerName, Tracker>;

/** What a ticket says, as it was sealed when somebody handed it over. */
export type TicketWords = Omit<Outgoing, 'marker'>;

export interface TicketPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly streams: Streams;
  readonly log: Log;
  readonly trackers: UsedTrackers;
  /** What a ticket says; null where that was destroyed. */
  readonly wordsOf: (organisation: string, ticket: Ticket) => Promise<TicketWords | null>;
  /** Whether what it is about still waits for engineering: else nobody has to hear that it failed. */
  readonly isWanted: (organisation: string, ticket: Ticket) => Promise<boolean>;
  /** Told when tickets wait. */
  readonly onMessages: () => void;
}

/** A ticket that whoever hands it over writes with their own append: both are in the record, or neither. */
export interface PreparedTicket {
  readonly ticket: string;
  readonly tracker: TrackerName;
  readonly part: Pick<Append, 'streams' | 'rows' | 'outbox'>;
  /** Call it once the append is done. */
  readonly written: () => void;
}

/** A ticket that would be sent, as text. */
export interface TicketPreview extends TicketText {
  readonly tracker: TrackerName;
  readonly where: string;
}

export interface TicketService {
  prepare(
    caller: Caller,
    subject: TicketSubject,
    tracker: TrackerName | null,
  ): Promise<Result<PreparedTicket, Refusal>>;
  preview(words: TicketWords, tracker: TrackerName | null): Result<TicketPreview, Refusal>;
  again(caller: Caller, id: string): Promise<Result<null, Refusal>>;
  /** Makes one that is due. `version`: as it was when this was asked for; what has changed since has its own turn. */
  carryOut(organisation: string, id: string, version: number): Promise<void>;
  find(organisation: string, id: string): Promise<Ticket | null>;
  list(
    organisation: string,
    page: { readonly failed: boolean; readonly after: string | null; readonly limit: number },
  ): Promise<{ readonly items: readonly Ticket[]; readonly next: string | null }>;
}

/** How long one attempt may take: a search and a making, well within the lease of its message. */
const sendMilliseconds = 20_000;

/** Takes tickets to the trackers of engineering, and keeps what becomes of each. */
export function createTicketService(ports: TicketPorts): TicketService {
  const { store, clock, ids, streams, trackers } = ports;
  const load = (organisation: string, id: string) => streams.load(ticketStream, organisation, id);

  function change(
    { organisation, actor }: Caller,
    id: string,
    before: Loaded<Ticket>,
    command: TicketCommand,
  ): Result<TicketChange, Refusal> {
    const now = later(clock.now(), before.state?.updatedAt);
    const decided = decideTicket(before.state, command, { actor, now });
    if (!decided.ok) return decided;
    const envelope = { organisation, actor, command: ids.uuid(), plan: null, now, newId: ids.uuid };
    const changed = changeStream(ticketStream, id, before, decided.value, envelope);
    const { state } = changed.after;
    if (state === null) return refuse('ticket/unknown', 'There is no such ticket.', 'Look: muster ticket list.');
    return accept({ ...changed, state, outbox: changed.recorded.flatMap((event) => messages(state, event, now)) });
  }

  async function write(caller: Caller, id: string, command: TicketCommand): Promise<Result<null, Refusal>> {
    const { organisation } = caller;
    const what = { action: command.type, subject: id };
    return retryConflicts(async () => {
      const changed = change(caller, id, await load(organisation, id), command);
      if (!changed.ok) {
        await keepRefusal(ports, caller, what, changed.refusal);
        return changed;
      }
      const { append, recorded, after, state, outbox } = changed.value;
      if (recorded.length === 0) return accept(null);
      await store.append(
        appendOf(organisation, {
          streams: [append],
          rows: ticketRows(state),
          outbox,
          audit: [auditDone(ports, caller, what)],
          answer: keptAnswer(caller, 200, {}),
        }),
      );
      streams.keep(ticketStream, organisation, id, after);
      tell(ports.log, state, recorded);
      if (outbox.length > 0) ports.onMessages();
      return accept(null);
    });
  }

  function chosen(name: TrackerName | null): Result<readonly [TrackerName, Tracker], Refusal> {
    const fitting = [...trackers].filter(([each]) => name === null || each === name);
    const [one] = fitting;
    if (one !== undefined && fitting.length === 1) return accept(one);
    const there = [...trackers.keys()].join(', ');
    const what = fitting.length > 1 ? `Several trackers are set up: ${there}.` : 'That tracker is not set up.';
    if (there === '')
      return refuse('ticket/no-tracker', 'No tracker is set up.', 'Decline with a reason, or ask an administrator.');
    return refuse('ticket/no-tracker', what, `Name one of them: ${there}.`);
  }

  return {
    async prepare(caller, subject, name) {
      const { organisation } = caller;
      const tracker = chosen(name);
      if (!tracker.ok) return tracker;
      const id = ids.uuid();
      const command = { type: 'ask-ticket', subject, tracker: tracker.value[0] } as const;
      const changed = change(caller, id, await load(organisation, id), command);
      if (!changed.ok) return changed;
      const { append, after, state, outbox } = changed.value;
      return accept({
        ticket: id,
        tracker: state.tracker,
        part: { streams: [append], rows: ticketRows(state), outbox },
        written() {
          streams.keep(ticketStream, organisation, id, after);
          ports.onMessages();
        },
      });
    },

    preview(words, name) {
      const found = chosen(name);
      if (!found.ok) return found;
      const [tracker, used] = found.value;
      return accept({ tracker, where: used.where, ...used.preview({ ...words, marker: markerOf('…') }) });
    },

    again: (caller, id) => write(caller, id, { type: 'ask-ticket-again' }),

    async carryOut(organisation, id, version) {
      const { state } = await load(organisation, id);
      if (state === null || state.version !== version || !isTicketOnItsWay(state)) return;
      const done = await write(outboxCaller(organisation), id, await send(organisation, state));
      if (!done.ok) throw new Error(`A ticket was refused: ${done.refusal.message}`);
    },

    find: async (organisation, id) => (await load(organisation, id)).state,

    async list(organisation, { failed, after, limit }) {
      const model = failed ? failedTicketModel : ticketModel;
      const page = await store.listRows(organisation, model, { limit, after, order: 'falling' });
      const found = await Promise.all(page.items.map(({ row }) => load(organisation, ticketRow.parse(row).id)));
      const items = found.flatMap(({ state }) => state ?? []);
      if (!failed) return { items, next: page.next };
      const wanted = await Promise.all(items.map((each) => ports.isWanted(organisation, each)));
      return { items: items.filter((_, at) => wanted[at] === true), next: page.next };
    },
  };

  async function send(organisation: string, ticket: Ticket): Promise<TicketCommand> {
    const tracker = trackers.get(ticket.tracker);
    if (tracker === undefined) return { type: 'record-failed', because: 'no-tracker', status: null };
    const words = await ports.wordsOf(organisation, ticket);
    if (words === null) return { type: 'record-failed', because: 'redacted', status: null };
    const signal = AbortSignal.timeout(sendMilliseconds);
    return commandOf(await tracker.make({ ...words, marker: markerOf(ticket.id) }, { signal }));
  }
}

interface TicketChange extends StreamChange<Ticket, RecordedTicketEvent> {
  readonly state: Ticket;
  readonly outbox: readonly OutboxMessage[];
}

function markerOf(id: string): string {
  return `muster-${id}`;
}

function outboxCaller(organisation: string): Caller {
  return { organisation, actor: { kind: 'clock' }, via: 'outbox', idempotency: null };
}

function commandOf(outcome: TicketOutcome): TicketCommand {
  switch (outcome.kind) {
    case 'made': {
      const { key, url, wasThere } = outcome;
      return { type: 'record-made', key, url, wasThere };
    }
    case 'retry': {
      const { because, status, afterMilliseconds } = outcome;
      return { type: 'record-retry', because, status, afterMilliseconds };
    }
    case 'refused':
      return { type: 'record-failed', because: outcome.because, status: outcome.status };
  }
}

/** What has to leave because of an event. */
function messages({ id, version }: Ticket, event: RecordedTicketEvent, now: Instant): readonly OutboxMessage[] {
  const due = (notBefore: Instant): OutboxMessage => ({
    id: event.id,
    channel: 'ticket',
    notBefore,
    payload: { ticket: id, version },
  });
  switch (event.type) {
    case 'ticket-asked':
    case 'ticket-asked-again':
      return [due(now)];
    case 'ticket-deferred':
      return [due(event.data.until)];
    case 'ticket-made':
    case 'ticket-failed':
      return [];
  }
}

/** Whoever watches the log hears of a ticket that nobody made. */
function tell(log: Log, { id, tracker }: Ticket, events: readonly RecordedTicketEvent[]): void {
  for (const { type, data } of events)
    if (type === 'ticket-failed') {
      const status = data.status === null ? '' : ` ${data.status}`;
      log.fault('a ticket was not made', new Error(`${tracker}: ${data.because}${status}.`), { about: id });
    }
}
