import { timingSafeEqual } from 'node:crypto';
import type { Channel, Contact } from '@muster/connectors';
import { isTimeZone } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { accept, decideContacts, isCheckDue, refuse } from '@muster/engine';
import type {
  ChannelName,
  ContactCommand,
  ContactMethod,
  Contacts,
  QuietHours,
  RecordedContactEvent,
  Refusal,
  Result,
} from '@muster/engine';
import { auditDone, keepRefusal } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { ContentReader } from '../../platform/content/content-reader.ts';
import type { Vault } from '../../platform/content/vault.ts';
import type { Ids } from '../../platform/ids/ids.ts';
import { keptAnswer } from '../../platform/kept-answer.ts';
import { retryConflicts } from '../../platform/retry-conflicts.ts';
import type { DerivedSecrets } from '../../platform/secrets/derived-secret.ts';
import { appendOf } from '../../platform/store/append-of.ts';
import type { OutboxMessage, SealedContent, Store } from '../../platform/store/store.ts';
import { changeStream } from '../../platform/streams/stream-change.ts';
import type { Streams } from '../../platform/streams/streams.ts';
import { later } from '../../platform/time/clock.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { contactsStream } from './contacts-stream.ts';

export interface ContactsPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly streams: Streams;
  readonly vault: Vault;
  readonly reader: ContentReader;
  readonly secrets: DerivedSecrets;
  readonly channels: ReadonlyMap<ChannelName, Pick<Channel, 'provider' | 'signs' | 'checkAddress' | 'mask'>>;
  /** Told when a code is to be sent. */
  readonly onMessages: () => void;
}

export interface AddedContact {
  readonly contact: string;
  /** What its messages are signed with, where they are. Shown once. */
  readonly secret: string | null;
}

/** A contact method as its owner sees it. */
export interface ShownContact {
  readonly method: ContactMethod;
  readonly provider: string | null;
  /** Null where the address cannot be read, or its channel is not set up any more. */
  readonly masked: string | null;
}

export interface ContactsService {
  add(caller: Caller, person: string, channel: ChannelName, address: string): Promise<Result<AddedContact, Refusal>>;
  sendCode(caller: Caller, person: string, contact: string): Promise<Result<null, Refusal>>;
  verify(caller: Caller, person: string, contact: string, code: string): Promise<Result<null, Refusal>>;
  remove(caller: Caller, person: string, contact: string): Promise<Result<null, Refusal>>;
  rotate(caller: Caller, person: string, contact: string): Promise<Result<AddedContact, Refusal>>;
  order(caller: Caller, person: string, contacts: readonly string[]): Promise<Result<null, Refusal>>;
  setQuietHours(caller: Caller, person: string, hours: QuietHours | null): Promise<Result<null, Refusal>>;
  /** Asks of each method that nothing came back from for a month. Gives how many it asked. */
  askChecks(organisation: string, people: readonly string[]): Promise<number>;
  /** Its provider says that nobody is reached there. True where that is new. */
  markGone(organisation: string, person: string, contact: string): Promise<boolean>;
  /** Takes every method of somebody away who is not of the organisation any more. */
  forget(caller: Caller, person: string): Promise<void>;
  find(organisation: string, person: string): Promise<Contacts | null>;
  show(organisation: string, person: string): Promise<readonly ShownContact[]>;
  /** Where messages go, out of its seal; null where it was destroyed. */
  open(organisation: string, method: ContactMethod, now: Instant): Promise<Contact | null>;
}

/** How people are reached: their own contact methods, each verified by a code that came through it. */
export function createContactsService(ports: ContactsPorts): ContactsService {
  const { store, clock, ids, vault, secrets, channels } = ports;

  async function change(
    caller: Caller,
    person: string,
    commandFor: (before: Contacts | null) => ContactCommand,
    more: { contents?: readonly SealedContent[]; destroyed?: readonly string[]; keeps?: boolean } = {},
  ): Promise<Result<Contacts, Refusal>> {
    const { organisation, actor } = caller;
    return retryConflicts(async () => {
      const before = await ports.streams.load(contactsStream, organisation, person);
      const now = later(clock.now(), before.state?.updatedAt);
      const command = commandFor(before.state);
      const subject = 'contact' in command ? command.contact : person;
      const decided = decideContacts(before.state, command, now);
      if (!decided.ok) {
        await keepRefusal(ports, caller, { action: command.type, subject }, decided.refusal);
        return decided;
      }
      const envelope = { organisation, actor, command: ids.uuid(), plan: null, now, newId: ids.uuid };
      const changed = changeStream(contactsStream, person, before, decided.value, envelope);
      const after = changed.after.state;
      if (after === null) throw new TypeError('A change of contacts leaves a state behind.');
      const outbox = changed.recorded.flatMap((event) => codes(person, now, event));
      await store.append(
        appendOf(organisation, {
          streams: [changed.append],
          contents: more.contents ?? [],
          destroyed: more.destroyed ?? [],
          outbox,
          audit: [auditDone(ports, caller, { action: command.type, subject })],
          answer: more.keeps === false ? null : keptAnswer(caller, 200, {}),
        }),
      );
      ports.streams.keep(contactsStream, organisation, person, changed.after);
      if (outbox.length > 0) ports.onMessages();
      return accept(after);
    });
  }

  const load = async (organisation: string, person: string) =>
    (await ports.streams.load(contactsStream, organisation, person)).state;

  const done = (result: Result<Contacts, Refusal>): Result<null, Refusal> => (result.ok ? accept(null) : result);

  async function remove(caller: Caller, person: string, contact: string, why: string): Promise<Result<null, Refusal>> {
    const reason = vault.sealText(why);
    const method = (await load(caller.organisation, person))?.methods.find(({ id }) => id === contact);
    const by = caller.actor.kind === 'person' || caller.actor.kind === 'elevated' ? caller.actor.person : 'system';
    return done(
      await change(caller, person, () => ({ type: 'remove-contact', contact, redaction: reason.ref, by }), {
        contents: [reason.row],
        destroyed: method === undefined ? [] : [method.address.id],
      }),
    );
  }

  return {
    async add(caller, person, name, given) {
      const channel = channels.get(name);
      if (channel === undefined) return refuse('contact/no-channel', ...noChannel(name, [...channels.keys()]));
      const checked = channel.checkAddress(given);
      if (checked.kind === 'faulty') return refuse('contact/address', checked.fault, checked.mend);
      const contact = ids.uuid();
      const secret = channel.signs ? ids.uuid() : null;
      const address = vault.sealText(checked.address);
      // An answer that holds a secret is kept nowhere.
      const added = await change(
        caller,
        person,
        () => ({ type: 'add-contact', contact, channel: name, address: address.ref, secret }),
        { contents: [address.row], keeps: false },
      );
      if (!added.ok) return added;
      const sent = await this.sendCode({ ...caller, idempotency: null }, person, contact);
      // It is there all the same: another code can be asked for.
      if (!sent.ok && sent.refusal.code !== 'contact/code-limit') return sent;
      return accept({ contact, secret: secret === null ? null : secrets.webhook(secret) });
    },

    async sendCode(caller, person, contact) {
      const code = ids.uuid();
      return done(await change(caller, person, () => ({ type: 'send-code', contact, code })));
    },

    async verify(caller, person, contact, code) {
      let isRight = false;
      const changed = await change(
        caller,
        person,
        (before) => {
          const sent = codeOf(before?.methods.find(({ id }) => id === contact)?.state);
          isRight = sent !== null && isSame(secrets.code(sent), code);
          return { type: 'verify-contact', contact, isRight };
        },
        { keeps: false },
      );
      if (!changed.ok) return changed;
      return isRight
        ? accept(null)
        : refuse('contact/wrong-code', 'This is not the code that was sent.', 'Look at the latest message again.');
    },

    remove: (caller, person, contact) => remove(caller, person, contact, 'The contact method was taken away.'),

    async rotate(caller, person, contact) {
      const secret = ids.uuid();
      const changed = await change(caller, person, () => ({ type: 'rotate-secret', contact, secret }), {
        keeps: false,
      });
      return changed.ok ? accept({ contact, secret: secrets.webhook(secret) }) : changed;
    },

    order: async (caller, person, contacts) =>
      done(await change(caller, person, () => ({ type: 'order-contacts', contacts }))),

    async setQuietHours(caller, person, hours) {
      if (hours !== null && !isTimeZone(hours.zone))
        return refuse(
          'contact/zone',
          'There is no such time zone.',
          'Name it as the IANA database does: Europe/Berlin.',
        );
      return done(await change(caller, person, () => ({ type: 'set-quiet-hours', hours })));
    },

    async askChecks(organisation, people) {
      const caller: Caller = { organisation, actor: { kind: 'clock' }, via: 'reach check', idempotency: null };
      let asked = 0;
      for (const person of people)
        for (const method of (await load(organisation, person))?.methods ?? [])
          if (isCheckDue(method, clock.now()) && channels.has(method.channel)) {
            const code = ids.uuid();
            const done = await change(caller, person, () => ({ type: 'ask-check', contact: method.id, code }));
            asked += done.ok ? 1 : 0;
          }
      return asked;
    },

    async markGone(organisation, person, contact) {
      const standing = (await load(organisation, person))?.methods.find(({ id }) => id === contact)?.state.kind;
      if (standing === undefined || standing === 'gone') return false;
      const caller: Caller = { organisation, actor: { kind: 'clock' }, via: 'outbox', idempotency: null };
      return (await change(caller, person, () => ({ type: 'mark-gone', contact }))).ok;
    },

    async forget(caller, person) {
      const plain = { ...caller, idempotency: null };
      for (const { id } of (await load(caller.organisation, person))?.methods ?? [])
        await remove(plain, person, id, 'The person is not of the organisation any more.');
    },

    find: load,

    async show(organisation, person) {
      const methods = (await load(organisation, person))?.methods ?? [];
      const texts = await ports.reader.texts(
        organisation,
        methods.map(({ address }) => address),
      );
      return methods.map((method) => {
        const channel = channels.get(method.channel);
        const address = texts.get(method.address.id) ?? null;
        const masked = channel === undefined || address === null ? null : channel.mask(address);
        return { method, provider: channel?.provider ?? null, masked };
      });
    },

    async open(organisation, { address, secrets: kept }, now) {
      const text = (await ports.reader.texts(organisation, [address])).get(address.id) ?? null;
      if (text === null) return null;
      const current = kept.filter(({ until }) => until === null || until > now);
      return { address: text, secrets: current.map(({ id }) => secrets.webhook(id)) };
    },
  };
}

function noChannel(name: string, there: readonly string[]): [string, string] {
  return [
    `This server has no channel ${name}.`,
    there.length === 0
      ? 'Whoever runs it sets channels up in its configuration.'
      : `It has ${there.join(', ')}. Whoever runs it sets up more in its configuration.`,
  ];
}

/** A code leaves as a message of its own, with ids alone: what it says follows from them. */
function codes(person: string, now: Instant, event: RecordedContactEvent): readonly OutboxMessage[] {
  if (event.type !== 'contact-code-sent' && event.type !== 'contact-check-asked') return [];
  const { contact, code } = event.data;
  const isCheck = event.type === 'contact-check-asked';
  return [{ id: event.id, channel: 'code', notBefore: now, payload: { person, contact, code, isCheck } }];
}

/** The id of the code that counts now. */
function codeOf(state: ContactMethod['state'] | undefined): string | null {
  switch (state?.kind) {
    case 'code-sent':
      return state.code;
    case 'verified':
      return state.check?.code ?? null;
    case 'new':
    case 'gone':
    case undefined:
      return null;
  }
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
