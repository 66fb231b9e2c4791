import { addMilliseconds } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { ContentRef } from '../content-ref.ts';
import type { ContactEvent } from '../events/all-events.ts';
import type { ChannelName, QuietHours } from '../events/contact-fields.ts';
import type { RecordedOf } from '../record/read-event.ts';
import { accept, refuse } from '../refusal.ts';
import type { Refusal, Result } from '../refusal.ts';

export type RecordedContactEvent = RecordedOf<ContactEvent>;

/** How one person is reached: their contact methods in the order they want, and when they are not to be woken. */
export interface Contacts {
  /** The person. */
  readonly id: string;
  readonly version: number;
  readonly methods: readonly ContactMethod[];
  readonly quiet: QuietHours | null;
  /** When codes were sent lately, whichever method they went to. */
  readonly codesSentAt: readonly Instant[];
  readonly updatedAt: Instant;
}

export interface ContactMethod {
  readonly id: string;
  readonly channel: ChannelName;
  readonly address: ContentRef;
  readonly state: ContactState;
  /** What messages are signed with, the newest first; an older one counts until its instant. */
  readonly secrets: readonly { readonly id: string; readonly until: Instant | null }[];
  readonly addedAt: Instant;
}

export type ContactState =
  | { readonly kind: 'new' }
  | { readonly kind: 'code-sent'; readonly code: string; readonly expiresAt: Instant; readonly wrong: number }
  | {
      readonly kind: 'verified';
      /** When a code last came back. */
      readonly at: Instant;
      /** The code of the monthly question, where one was asked since. */
      readonly check: { readonly code: string; readonly expiresAt: Instant; readonly wrong: number } | null;
    }
  /** Its provider says that nobody is reached there any more. */
  | { readonly kind: 'gone'; readonly at: Instant };

/** What somebody has to be asked before a code can be sent there. */
const addAnew = 'Remove it, and add it anew.';

export type ContactCommand =
  | {
      readonly type: 'add-contact';
      readonly contact: string;
      readonly channel: ChannelName;
      readonly address: ContentRef;
      /** The id of its secret, where messages to it are signed. */
      readonly secret: string | null;
    }
  | { readonly type: 'send-code'; readonly contact: string; readonly code: string }
  /** The monthly question whether this method still reaches its owner. */
  | { readonly type: 'ask-check'; readonly contact: string; readonly code: string }
  /** `isRight`: the code that was given is the one that was sent. */
  | { readonly type: 'verify-contact'; readonly contact: string; readonly isRight: boolean }
  /** `redaction`: the reason under which the address is destroyed. */
  | { readonly type: 'remove-contact'; readonly contact: string; readonly redaction: ContentRef; readonly by: string }
  | { readonly type: 'mark-gone'; readonly contact: string }
  | { readonly type: 'rotate-secret'; readonly contact: string; readonly secret: string }
  | { readonly type: 'order-contacts'; readonly contacts: readonly string[] }
  | { readonly type: 'set-quiet-hours'; readonly hours: QuietHours | null };

const minute = 60_000;
export const codeMinutes = 10;
const mostWrong = 5;
const mostMethods = 10;
/** Codes that one person may have sent within an hour: nobody is rung out of bed with them. */
const mostCodes = 6;
const day = 24 * 60 * minute;
/** After how long without a code that came back it is asked again whether a method reaches its owner. */
const checkEvery = 30 * day;
/** How long there is to answer that. */
export const checkDays = 7;

/** How long a signature by the former secret goes along. */
const formerMilliseconds = 24 * 60 * minute;

export function decideContacts(
  state: Contacts | null,
  command: ContactCommand,
  now: Instant,
): Result<readonly ContactEvent[], Refusal> {
  const methods = state?.methods ?? [];
  switch (command.type) {
    case 'add-contact': {
      const { contact, channel, address, secret } = command;
      if (methods.length >= mostMethods)
        return refuse('contact/too-many', `${mostMethods} contact methods are enough.`, 'Remove one first.');
      const added: ContactEvent = { type: 'contact-added', data: { contact, channel, address } };
      return accept(
        secret === null
          ? [added]
          : [added, { type: 'contact-secret-issued', data: { contact, secret, formerUntil: null } }],
      );
    }
    case 'send-code':
      return withMethod(methods, command.contact, ({ state: standing }) => {
        if (standing.kind === 'verified' && standing.check === null)
          return refuse('contact/verified', 'This contact method is verified already.', 'Nothing has to be done.');
        if (standing.kind === 'gone') return refuse('contact/gone', 'Nobody is reached there any more.', addAnew);
        const since = addMilliseconds(now, -60 * minute);
        if ((state?.codesSentAt ?? []).filter((at) => at > since).length >= mostCodes)
          return refuse(
            'contact/code-limit',
            `${mostCodes} codes an hour are enough.`,
            'Wait an hour, then try again.',
          );
        const { contact, code } = command;
        const expiresAt = addMilliseconds(now, codeMinutes * minute);
        return accept([{ type: 'contact-code-sent', data: { contact, code, expiresAt } }]);
      });
    case 'ask-check':
      return withMethod(methods, command.contact, (method) => {
        if (!isCheckDue(method, now))
          return refuse('contact/verified', 'It was asked or verified lately.', 'Nothing has to be done.');
        const { contact, code } = command;
        const expiresAt = addMilliseconds(now, checkDays * day);
        return accept([{ type: 'contact-check-asked', data: { contact, code, expiresAt } }]);
      });
    case 'verify-contact':
      return withMethod(methods, command.contact, (method) => {
        const fault = codeFault(method.state, now);
        if (fault !== null) return fault;
        const { contact, isRight } = command;
        return accept([{ type: isRight ? 'contact-verified' : 'contact-code-wrong', data: { contact } }]);
      });
    case 'remove-contact':
      return withMethod(methods, command.contact, ({ address }) => {
        const { contact, redaction: reason, by: person } = command;
        return accept([
          { type: 'contact-removed', data: { contact } },
          { type: 'content-redacted', data: { content: address.id, person, reason } },
        ]);
      });
    case 'mark-gone':
      return withMethod(methods, command.contact, ({ state: standing }) =>
        accept(standing.kind === 'gone' ? [] : [{ type: 'contact-gone', data: { contact: command.contact } }]),
      );
    case 'rotate-secret':
      return withMethod(methods, command.contact, ({ secrets }) => {
        if (secrets.length === 0)
          return refuse('contact/no-secret', 'Messages to it are not signed.', 'Only webhooks have a secret.');
        const { contact, secret } = command;
        const formerUntil = addMilliseconds(now, formerMilliseconds);
        return accept([{ type: 'contact-secret-issued', data: { contact, secret, formerUntil } }]);
      });
    case 'order-contacts': {
      const wanted = new Set(command.contacts);
      if (wanted.size !== methods.length || methods.some(({ id }) => !wanted.has(id)))
        return refuse(
          'contact/unknown',
          'An order names each contact method once.',
          'List them, then order them anew.',
        );
      return accept([{ type: 'contacts-ordered', data: { contacts: [...wanted] } }]);
    }
    case 'set-quiet-hours':
      return accept([{ type: 'quiet-hours-set', data: { hours: command.hours } }]);
  }
}

function withMethod(
  methods: readonly ContactMethod[],
  id: string,
  next: (method: ContactMethod) => Result<readonly ContactEvent[], Refusal>,
): Result<readonly ContactEvent[], Refusal> {
  const method = methods.find((each) => each.id === id);
  return method === undefined
    ? refuse('contact/unknown', 'You have no such contact method.', 'List yours: muster contact list.')
    : next(method);
}

/** Nothing came back from there for a month, and nobody was asked within this one. */
export function isCheckDue({ state }: ContactMethod, now: Instant): boolean {
  if (state.kind !== 'verified' || addMilliseconds(state.at, checkEvery) > now) return false;
  return state.check === null || addMilliseconds(state.check.expiresAt, checkEvery - checkDays * day) <= now;
}

/** It was asked whether this method still reaches its owner, and the answer did not come in time. */
export function isUnconfirmed({ state }: ContactMethod, now: Instant): boolean {
  return state.kind === 'verified' && state.check !== null && state.check.expiresAt <= now;
}

/** Why no code can be right now; null where one can. */
function codeFault(state: ContactState, now: Instant): Result<never, Refusal> | null {
  switch (state.kind) {
    case 'verified':
      return state.check === null
        ? refuse('contact/verified', 'This contact method is verified already.', 'Nothing has to be done.')
        : sentFault(state.check, now);
    case 'new':
      return refuse('contact/code-lapsed', 'No code was sent yet.', 'Ask for a code: muster contact code.');
    case 'code-sent':
      return sentFault(state, now);
    case 'gone':
      return refuse('contact/gone', 'Nobody is reached there any more.', addAnew);
  }
}

function sentFault(
  { expiresAt, wrong }: { readonly expiresAt: Instant; readonly wrong: number },
  now: Instant,
): Result<never, Refusal> | null {
  const mend = 'Ask for a new one: muster contact code.';
  if (expiresAt <= now) return refuse('contact/code-lapsed', 'The code has lapsed.', mend);
  return wrong < mostWrong ? null : refuse('contact/code-lapsed', `${mostWrong} wrong codes were given.`, mend);
}

export function evolveContacts(before: Contacts | null, event: RecordedContactEvent): Contacts {
  const { version, recordedAt: updatedAt } = event;
  const id = event.stream.slice(event.stream.indexOf('/') + 1);
  const was = before ?? { id, version, methods: [], quiet: null, codesSentAt: [], updatedAt };
  return { ...was, ...changed(was, event), version, updatedAt };
}

function changed(was: Contacts, event: RecordedContactEvent): Partial<Contacts> {
  const at = event.recordedAt;
  switch (event.type) {
    case 'contact-added': {
      const { contact: id, channel, address } = event.data;
      return { methods: [...was.methods, { id, channel, address, state: { kind: 'new' }, secrets: [], addedAt: at }] };
    }
    case 'contact-code-sent': {
      const { contact, code, expiresAt } = event.data;
      const since = addMilliseconds(at, -60 * minute);
      return {
        codesSentAt: [...was.codesSentAt.filter((each) => each > since), at],
        // Another code for the monthly question leaves it verified meanwhile.
        methods: edited(was, contact, ({ state }) => ({
          state:
            state.kind === 'verified'
              ? { ...state, check: { code, expiresAt, wrong: 0 } }
              : { kind: 'code-sent', code, expiresAt, wrong: 0 },
        })),
      };
    }
    case 'contact-code-wrong':
      return {
        methods: edited(was, event.data.contact, ({ state }) => wronged(state)),
      };
    case 'contact-check-asked': {
      const { contact, code, expiresAt } = event.data;
      return {
        methods: edited(was, contact, ({ state }) =>
          state.kind === 'verified' ? { state: { ...state, check: { code, expiresAt, wrong: 0 } } } : {},
        ),
      };
    }
    case 'contact-verified':
      return { methods: edited(was, event.data.contact, () => ({ state: { kind: 'verified', at, check: null } })) };
    case 'contact-gone':
      return { methods: edited(was, event.data.contact, () => ({ state: { kind: 'gone', at } })) };
    case 'contact-removed':
      return { methods: was.methods.filter(({ id }) => id !== event.data.contact) };
    // The reference stays as proof; what it led to is gone.
    case 'content-redacted':
      return {};
    case 'contact-secret-issued': {
      const { contact, secret: id, formerUntil: until } = event.data;
      return {
        methods: edited(was, contact, ({ secrets: [former] }) => ({
          secrets: [{ id, until: null }, ...(former === undefined ? [] : [{ id: former.id, until }])],
        })),
      };
    }
    case 'contacts-ordered': {
      const places = new Map(event.data.contacts.map((id, place) => [id, place]));
      const placeOf = ({ id }: ContactMethod) => places.get(id) ?? places.size;
      return { methods: was.methods.toSorted((one, other) => placeOf(one) - placeOf(other)) };
    }
    case 'quiet-hours-set':
      return { quiet: event.data.hours };
  }
}

function wronged(state: ContactState): Partial<ContactMethod> {
  switch (state.kind) {
    case 'new':
    case 'gone':
      return {};
    case 'code-sent':
      return { state: { ...state, wrong: state.wrong + 1 } };
    case 'verified':
      return state.check === null
        ? {}
        : { state: { ...state, check: { ...state.check, wrong: state.check.wrong + 1 } } };
  }
}

function edited(
  { methods }: Contacts,
  id: string,
  change: (method: ContactMethod) => Partial<ContactMethod>,
): readonly ContactMethod[] {
  return methods.map((method) => (method.id === id ? { ...method, ...change(method) } : method));
}
