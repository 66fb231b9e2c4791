import type { Contact, Message, Outcome } from '@muster/connectors';
import type { Instant } from '@muster/clocks';
import { accept, callAt, callOrder, decideDelivery, isOnItsWay, quietUntil } from '@muster/engine';
import type {
  ChannelName,
  ContactMethod,
  Contacts,
  Delivery,
  DeliveryCommand,
  DeliveryPurpose,
  RecordedDeliveryEvent,
  Refusal,
  Result,
} from '@muster/engine';
import { auditDone, keepRefusal } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Ids } from '../../platform/ids/ids.ts';
import { keptAnswer } from '../../platform/kept-answer.ts';
import type { Log } from '../../platform/log/log.ts';
import { retryConflicts } from '../../platform/retry-conflicts.ts';
import { appendOf } from '../../platform/store/append-of.ts';
import type { Store } from '../../platform/store/store.ts';
import { changeStream } from '../../platform/streams/stream-change.ts';
import type { Streams } from '../../platform/streams/streams.ts';
import { later } from '../../platform/time/clock.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { messagesOf } from './delivery-messages.ts';
import { deliveryRows, deliveryStream } from './delivery-stream.ts';
import type { Pace } from './pace.ts';
import { revisePage } from './revise-page.ts';
import { redeliverable } from './redeliverable.ts';
import type { Redeliverer } from './redeliverable.ts';
import { goneRequest, tellNext, tellPerson } from './tell-person.ts';
import type { TellRequest } from './tell-person.ts';
import type { UsedChannels } from './used-channels.ts';

/** What a page says now, and whether it still asks for somebody. */
export interface PageNow {
  readonly isOpen: boolean;
  readonly message: Message;
  /** It is critical, or could be: nobody is left asleep. */
  readonly isUrgent: boolean;
}

export interface DeliveryPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly streams: Streams;
  readonly log: Log;
  readonly channels: UsedChannels;
  readonly pace: Pace;
  readonly contactsOf: (organisation: string, person: string) => Promise<Contacts | null>;
  /** Where messages to a method go; null where that was destroyed. */
  readonly open: (organisation: string, method: ContactMethod, now: Instant) => Promise<Contact | null>;
  readonly pageNow: (organisation: string, page: Extract<DeliveryPurpose, { kind: 'page' }>) => Promise<PageNow | null>;
  /** What takes the place of a page's messages once it is over; null while it calls. */
  readonly pageOver: (organisation: string, paging: string) => Promise<Message | null>;
  readonly codeMessage: (code: string) => Message;
  readonly checkMessage: (code: string) => Message;
  readonly shiftMessage: (schedule: string) => Message;
  /** Nobody is reached there any more. True where that is new: its owner is told over another method. */
  readonly markGone: (organisation: string, person: string, contact: string) => Promise<boolean>;
  readonly reminderMessage: (about: string) => Message;
  /** Whether what somebody is reminded of is still owed. */
  readonly isOwed: (organisation: string, about: string) => Promise<boolean>;
  readonly canaryMessage: (delivery: string) => Message;
  /** Where canaries fly; null where none is set up. */
  readonly canary: Canary | null;
  /** Told when messages wait. */
  readonly onMessages: () => void;
}

/** An address outside, at whose other end something gives every word back that comes. */
export interface Canary {
  readonly channel: ChannelName;
  readonly to: Contact;
}

/** Somebody is to be called; `cause` is the message that asked, which may come twice. */
export interface CallRequest {
  readonly cause: string;
  readonly person: string;
  readonly page: Extract<DeliveryPurpose, { kind: 'page' }>;
}

export interface DeliveryService {
  /** Lines a message up for each contact method of a person, one after the other while nobody answers. */
  call(organisation: string, request: CallRequest): Promise<void>;
  sendCode(
    organisation: string,
    request: {
      readonly cause: string;
      readonly person: string;
      readonly contact: string;
      readonly code: string;
      /** The monthly question, and not the first code. */
      readonly isCheck: boolean;
    },
  ): Promise<void>;
  /** Tells somebody what can wait for the morning, over one method: the next where it does not get through. */
  tell(organisation: string, request: TellRequest): Promise<void>;
  /** The same over their next method, after this delivery failed. */
  tellNext(organisation: string, id: string): Promise<void>;
  /** Sends one that is due. `version`: as it was when this was asked for; what has changed since has its own turn. */
  carryOut(organisation: string, id: string, version: number): Promise<void>;
  /** A page is over: what was sent for it says so in place, where its channel can change what it sent. */
  revise(organisation: string, paging: string): Promise<void>;
  /** Lets a canary fly; gives its delivery. */
  sendCanary(organisation: string, id: string): Promise<void>;
  /** What was sent came back: it arrived. */
  arrived(caller: Caller, id: string): Promise<Result<null, Refusal>>;
  redeliver(caller: Caller, id: string, by: Redeliverer): Promise<Result<{ readonly delivery: string }, Refusal>>;
  find(organisation: string, id: string): Promise<Delivery | null>;
  /** What it says, without its code; null where nothing can be said any more. */
  preview(organisation: string, delivery: Delivery): Promise<string | null>;
}

/** How long one attempt may take: well within the lease of its message. */
const sendMilliseconds = 15_000;

/** Takes messages to people, and keeps what becomes of each. */
export function createDeliveryService(ports: DeliveryPorts): DeliveryService {
  const { store, clock, ids, streams, channels } = ports;

  async function change(
    caller: Caller,
    id: string,
    command: DeliveryCommand,
    answer: unknown = {},
  ): Promise<Result<Delivery, Refusal>> {
    const { organisation, actor } = caller;
    return retryConflicts(async () => {
      const before = await streams.load(deliveryStream, organisation, id);
      const now = later(clock.now(), before.state?.updatedAt);
      const decided = decideDelivery(before.state, command, now);
      if (!decided.ok) return decided;
      if (decided.value.length === 0 && before.state !== null) return accept(before.state);
      const envelope = { organisation, actor, command: ids.uuid(), plan: null, now, newId: ids.uuid };
      const changed = changeStream(deliveryStream, id, before, decided.value, envelope);
      const after = changed.after.state;
      if (after === null) throw new TypeError('A change of a delivery leaves a state behind.');
      const outbox = changed.recorded.flatMap((event) => messagesOf(after, event));
      await store.append(
        appendOf(organisation, {
          streams: [changed.append],
          rows: deliveryRows(after),
          outbox,
          audit: [auditDone(ports, caller, { action: command.type, subject: id })],
          answer: keptAnswer(caller, 201, answer),
        }),
      );
      streams.keep(deliveryStream, organisation, id, changed.after);
      tell(ports.log, after, changed.recorded);
      if (outbox.length > 0) ports.onMessages();
      return accept(after);
    });
  }

  const load = async (organisation: string, id: string) => (await streams.load(deliveryStream, organisation, id)).state;

  async function record(organisation: string, id: string, command: DeliveryCommand): Promise<void> {
    const done = await change(outboxCaller(organisation), id, command);
    if (!done.ok) throw new Error(`A delivery was refused: ${done.refusal.message}`);
  }

  async function lateOver(organisation: string, id: string, paging: string): Promise<void> {
    const message = { id: `${id}.over`, channel: 'page-over', notBefore: clock.now(), payload: { paging } };
    await store.append(appendOf(organisation, { outbox: [message] }));
    ports.onMessages();
  }

  const usable = ({ channel, state }: ContactMethod) => state.kind === 'verified' && channels.has(channel);

  async function send(organisation: string, delivery: Delivery, message: Message): Promise<DeliveryCommand> {
    const { person, contact, channel: name } = delivery;
    const used = name === null ? undefined : channels.get(name);
    if (used === undefined) return { type: 'record-failed', because: 'no-channel', status: null };
    const method = (await ports.contactsOf(organisation, person))?.methods.find(({ id }) => id === contact);
    const { kind } = delivery.purpose;
    const may = method !== undefined && (kind === 'code' || usable(method));
    const own = may ? await ports.open(organisation, method, clock.now()) : null;
    const to = kind === 'canary' ? (ports.canary?.to ?? null) : own;
    if (to === null) return { type: 'drop', because: 'contact-removed' };
    const wait = ports.pace.take(used.channel.name, used.perMinute);
    if (wait > 0) return { type: 'record-retry', because: 'rate', status: null, afterMilliseconds: wait };
    const signal = AbortSignal.timeout(sendMilliseconds);
    const outcome = await used.channel.send(message, to, { idempotencyKey: delivery.id, signal });
    const isGone = outcome.kind === 'refused' && outcome.because === 'address' && used.channel.endsWhenRefused === true;
    if (isGone && contact !== null && (await ports.markGone(organisation, person, contact)))
      await tellPerson({ ...ports, record, usable }, organisation, goneRequest(delivery));
    return commandOf(outcome);
  }

  return {
    find: load,

    async call(organisation, { cause, person, page }) {
      const contacts = await ports.contactsOf(organisation, person);
      const page0 = await ports.pageNow(organisation, page);
      if (page0?.isOpen !== true) return;
      const now = clock.now();
      const quiet = contacts?.quiet ?? null;
      const held = quiet === null || page0.isUrgent ? null : quietUntil(quiet, now);
      const methods = (contacts?.methods ?? []).filter(usable).map((method) => ({
        id: method.id,
        channel: method.channel,
        provider: channels.get(method.channel)?.channel.provider ?? '',
      }));
      const order = callOrder(methods);
      const isHeld = held !== null;
      const common = { type: 'queue', purpose: page, person, again: null, isHeld } as const;
      if (order.length === 0)
        await record(organisation, `${cause}.0`, { ...common, contact: null, turn: 0, notBefore: now });
      for (const [turn, contact] of order.entries())
        await record(organisation, `${cause}.${turn}`, {
          ...common,
          contact,
          turn,
          notBefore: callAt(held ?? now, turn),
        });
    },

    async sendCode(organisation, { cause, person, contact: id, code, isCheck }) {
      const contacts = await ports.contactsOf(organisation, person);
      const method = contacts?.methods.find((each) => each.id === id);
      if (method === undefined) return;
      const { channel } = method;
      const contact = { id, channel, provider: channels.get(channel)?.channel.provider ?? '-' };
      const purpose: DeliveryPurpose = { kind: isCheck ? 'check' : 'code', code };
      const common = { type: 'queue', purpose, again: null, turn: 0, isHeld: false } as const;
      await record(organisation, cause, { ...common, person, contact, notBefore: clock.now() });
    },

    tell: (organisation, request) => tellPerson({ ...ports, record, usable }, organisation, request),

    async tellNext(organisation, id) {
      const failed = await load(organisation, id);
      if (failed !== null) await tellNext({ ...ports, record, usable }, organisation, failed);
    },

    async carryOut(organisation, id, version) {
      const delivery = await load(organisation, id);
      if (delivery === null || delivery.version !== version || !isOnItsWay(delivery)) return;
      if (delivery.isHeld && delivery.notBefore > clock.now()) return;
      const { purpose } = delivery;
      switch (purpose.kind) {
        case 'page': {
          const page = await ports.pageNow(organisation, purpose);
          const command: DeliveryCommand =
            page?.isOpen === true
              ? await send(organisation, delivery, page.message)
              : { type: 'drop', because: 'answered' };
          await record(organisation, id, command);
          // Somebody may have answered while it was on its way.
          if ((await ports.pageOver(organisation, purpose.paging)) !== null)
            await lateOver(organisation, id, purpose.paging);
          return;
        }
        case 'code':
          return record(organisation, id, await send(organisation, delivery, ports.codeMessage(purpose.code)));
        case 'check':
          return record(organisation, id, await send(organisation, delivery, ports.checkMessage(purpose.code)));
        case 'shift':
          return record(organisation, id, await send(organisation, delivery, ports.shiftMessage(purpose.schedule)));
        case 'reminder': {
          const isOwed = await ports.isOwed(organisation, purpose.about);
          const command: DeliveryCommand = isOwed
            ? await send(organisation, delivery, ports.reminderMessage(purpose.about))
            : { type: 'drop', because: 'answered' };
          return record(organisation, id, command);
        }
        case 'canary':
          return record(organisation, id, await send(organisation, delivery, ports.canaryMessage(id)));
      }
    },

    revise: (organisation, paging) => revisePage({ ...ports, load, record }, organisation, paging),

    async sendCanary(organisation, id) {
      if (ports.canary === null) return;
      const { channel } = ports.canary;
      const provider = channels.get(channel)?.channel.provider ?? '-';
      const contact = { id: 'canary', channel, provider };
      const common = { type: 'queue', purpose: { kind: 'canary' }, again: null, turn: 0, isHeld: false } as const;
      await record(organisation, id, { ...common, person: 'canary', contact, notBefore: clock.now() });
    },

    async arrived(caller, id) {
      const done = await change(caller, id, { type: 'record-arrived' });
      return done.ok ? accept(null) : done;
    },

    async redeliver(caller, id, by) {
      const { organisation } = caller;
      const found = await redeliverable(ports, organisation, await load(organisation, id), by);
      if (!found.ok) {
        await keepRefusal(ports, caller, { action: 'redeliver', subject: id }, found.refusal);
        return found;
      }
      const { person, purpose, method } = found.value;
      const provider = channels.get(method.channel)?.channel.provider ?? '-';
      const again = ids.uuid();
      const queued = await change(
        caller,
        again,
        {
          type: 'queue',
          purpose,
          person,
          contact: { id: method.id, channel: method.channel, provider },
          turn: 0,
          notBefore: clock.now(),
          isHeld: false,
          again: id,
        },
        { delivery: again },
      );
      return queued.ok ? accept({ delivery: again }) : queued;
    },

    async preview(organisation, { purpose, channel }) {
      const used = channel === null ? undefined : channels.get(channel);
      if (used === undefined) return null;
      switch (purpose.kind) {
        case 'page': {
          const page = await ports.pageNow(organisation, purpose);
          return page && used.channel.preview(page.message);
        }
        case 'code':
          return used.channel.preview({ kind: 'code', code: '······', minutes: 10 });
        case 'check':
          return used.channel.preview({ kind: 'check', code: '······', days: 7, link: '······' });
        case 'shift':
          return used.channel.preview(ports.shiftMessage(purpose.schedule));
        case 'reminder':
          return used.channel.preview(ports.reminderMessage(purpose.about));
        case 'canary':
          return used.channel.preview({ kind: 'canary', word: '······', link: '······' });
      }
    },
  };
}

function outboxCaller(organisation: string): Caller {
  return { organisation, actor: { kind: 'clock' }, via: 'outbox', idempotency: null };
}

function commandOf(outcome: Outcome): DeliveryCommand {
  switch (outcome.kind) {
    case 'accepted':
      return { type: 'record-accepted', receipt: outcome.receipt };
    case 'retry': {
      const { because, status, afterMilliseconds } = outcome;
      return { type: 'record-retry', because, status, afterMilliseconds };
    }
    case 'refused':
      return { type: 'record-failed', because: outcome.because, status: outcome.status };
  }
}

/** Whoever watches the log hears of a channel that does not get through, and of a person whom nothing reaches. */
function tell(log: Log, delivery: Delivery, events: readonly RecordedDeliveryEvent[]): void {
  const { person, channel, provider } = delivery;
  for (const { type, data } of events)
    if (type === 'delivery-failed' || type === 'delivery-deferred') {
      const status = data.status === null ? '' : ` ${data.status}`;
      const what =
        data.because === 'no-contact'
          ? 'There is no verified contact method.'
          : `${channel ?? ''} by ${provider ?? ''}: ${data.because}${status}.`;
      log.fault('a message did not get through', new Error(what), { person });
    }
}
