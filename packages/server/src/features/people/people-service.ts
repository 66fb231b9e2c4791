import { addMilliseconds } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { accept, refuse } from '@muster/engine';
import type {
  ServiceScope,
  Directory,
  Person,
  PersonEvent,
  Recorded,
  Refusal,
  Result,
  SeatEvent,
  ServiceTokenEvent,
  Unrecorded,
} from '@muster/engine';
import { auditDone, keepRefusal } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Vault } from '../../platform/content/vault.ts';
import type { Ids } from '../../platform/ids/ids.ts';
import { keptAnswer } from '../../platform/kept-answer.ts';
import { oneAtATime } from '../../platform/one-at-a-time.ts';
import { retryConflicts } from '../../platform/retry-conflicts.ts';
import { hashSecret, newSecret } from '../../platform/secrets/token.ts';
import { appendOf } from '../../platform/store/append-of.ts';
import type { RowChange, SealedContent, Store } from '../../platform/store/store.ts';
import { changeStream } from '../../platform/streams/stream-change.ts';
import type { StreamKind, Streams } from '../../platform/streams/streams.ts';
import { later } from '../../platform/time/clock.ts';
import type { Clock } from '../../platform/time/clock.ts';
import {
  personModel,
  personRow,
  personRows,
  seatModel,
  seatRow,
  seatRows,
  secretModel,
  secretRow,
  serviceTokenRows,
} from './people-rows.ts';
import type { PersonRow, SecretRow, ServiceTokenRow } from './people-rows.ts';
import { personStream, seatStream, serviceTokenStream } from './people-streams.ts';

const day = 86_400_000;
const linkDays = 7;
const tokenDays = 30;

export interface PeoplePorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly streams: Streams;
  readonly vault: Vault;
}

export interface Issued {
  readonly person: string;
  readonly secret: string;
  readonly expiresAt: Instant;
}

export interface PeopleService {
  invite(caller: Caller, input: { name: string; administrator: boolean }): Promise<Issued>;
  renewLink(caller: Caller, person: string): Promise<Result<Issued, Refusal>>;
  /** Null for a link that is wrong, used or expired: nobody learns which. */
  useLink(caller: Caller, secret: string): Promise<Issued | null>;
  endSession(caller: Caller, person: string, token: string): Promise<void>;
  /** Refused for the last administrator who has joined. */
  remove(caller: Caller, person: string, reason: string): Promise<Result<null, Refusal>>;
  /** Refused for somebody who is still of the organisation: their work would be nobody's. */
  redactName(caller: Caller, person: string, reason: string): Promise<Result<null, Refusal>>;
  fillSeat(caller: Caller, seat: string, person: string | null): Promise<Result<null, Refusal>>;
  issueServiceToken(
    caller: Caller,
    input: { scope: ServiceScope; title: string; days: number },
  ): Promise<Issued & { id: string }>;
  revokeServiceToken(caller: Caller, token: string): Promise<Result<null, Refusal>>;
  /** What a presented secret stands for; null for a wrong or expired one. */
  whose(organisation: string, secret: string): Promise<SecretRow | null>;
  directory(organisation: string): Promise<Directory>;
  list(organisation: string): Promise<readonly PersonRow[]>;
  /** Tokens of machines that are not void, by their id. */
  serviceTokens(organisation: string): Promise<readonly ServiceTokenRow[]>;
}

/** People, the seats they sit in, and the secrets that prove who they are. */
export function createPeopleService(ports: PeoplePorts): PeopleService {
  const { store, clock, ids, vault } = ports;

  async function write<State, Event extends Recorded>(
    kind: StreamKind<State, Event>,
    id: string,
    caller: Caller,
    action: string,
    events: (state: State | null) => Result<readonly Unrecorded[], Refusal>,
    rows: (before: State | null, after: State) => readonly RowChange[],
    contents: readonly SealedContent[] = [],
    keeps: 'nothing' | 'done' = 'nothing',
    destroyed: readonly string[] = [],
  ): Promise<Result<null, Refusal>> {
    const { organisation, actor } = caller;
    return retryConflicts(async () => {
      const before = await ports.streams.load(kind, organisation, id);
      const decided = events(before.state);
      if (!decided.ok) {
        await keepRefusal(ports, caller, { action, subject: id }, decided.refusal);
        return decided;
      }
      const now = later(clock.now(), undefined);
      const envelope = { organisation, actor, command: ids.uuid(), plan: null, now, newId: ids.uuid };
      const change = changeStream(kind, id, before, decided.value, envelope);
      const after = change.after.state;
      if (after === null) throw new TypeError('A change of a stream leaves a state behind.');
      const audit = [auditDone(ports, caller, { action, subject: id })];
      await store.append(
        appendOf(organisation, {
          streams: [change.append],
          rows: rows(before.state, after),
          contents,
          destroyed,
          audit,
          answer: keeps === 'done' ? keptAnswer(caller, 200, {}) : null,
        }),
      );
      ports.streams.keep(kind, organisation, id, change.after);
      return accept(null);
    });
  }

  const known = (
    state: Person | null,
    next: (person: Person) => readonly PersonEvent[],
  ): Result<readonly PersonEvent[], Refusal> =>
    state === null || state.standing === 'removed'
      ? refuse('person/unknown', 'There is no such person in the organisation.', 'List the people.')
      : accept(next(state));

  function newLink(caller: Caller): { event: PersonEvent; secret: string; expiresAt: Instant } {
    const { secret, secretHash } = newSecret('link', ids);
    const expiresAt = addMilliseconds(clock.now(), linkDays * day);
    return {
      secret,
      expiresAt,
      event: { type: 'link-issued', data: { secretHash, expiresAt, issuedBy: personOrNull(caller) } },
    };
  }

  /** One after another, or the last two administrators could remove each other. */
  const removeNext = oneAtATime(remove);

  async function remove(_: string, caller: Caller, person: string, reason: string): Promise<Result<null, Refusal>> {
    const sealed = vault.sealText(reason);
    const removed: PersonEvent = {
      type: 'person-removed',
      data: { removedBy: personOrNull(caller) ?? 'system', reason: sealed.ref },
    };
    const administrators = (await list(caller.organisation)).filter(isAdministrating).map(({ id }) => id);
    const isLast = administrators.length === 1 && administrators[0] === person;
    return write(
      personStream,
      person,
      caller,
      'remove-person',
      (state) => (isLast ? refuseLast() : known(state, () => [removed])),
      personRows,
      [sealed.row],
      'done',
    );
  }

  return {
    async invite(caller, { name, administrator }) {
      const person = ids.uuid();
      const sealed = vault.sealText(name);
      const link = newLink(caller);
      const invited: PersonEvent = {
        type: 'person-invited',
        data: { name: sealed.ref, administrator, invitedBy: personOrNull(caller) },
      };
      await write(personStream, person, caller, 'invite-person', () => accept([invited, link.event]), personRows, [
        sealed.row,
      ]);
      return { person, secret: link.secret, expiresAt: link.expiresAt };
    },

    async renewLink(caller, person) {
      const link = newLink(caller);
      const done = await write(
        personStream,
        person,
        caller,
        'issue-link',
        (state) => known(state, () => [link.event]),
        personRows,
      );
      return done.ok ? accept({ person, secret: link.secret, expiresAt: link.expiresAt }) : done;
    },

    async useLink(caller, secret) {
      const found = await readSecret(caller.organisation, secret);
      if (found?.kind !== 'link') {
        await keepRefusal(ports, caller, { action: 'use-link', subject: null }, { code: 'link/wrong' });
        return null;
      }
      const { person } = found;
      const token = newSecret('token', ids);
      const expiresAt = addMilliseconds(clock.now(), tokenDays * day);
      const secretHash = hashSecret(secret);
      const self: Caller = { ...caller, actor: { kind: 'person', person } };
      const done = await write(
        personStream,
        person,
        self,
        'use-link',
        (state) =>
          state?.links[secretHash] === undefined
            ? refuse('person/unknown', 'The link was used already.', 'Ask an administrator for a new one.')
            : accept(sessionBegins(state, secretHash, { token: ids.uuid(), secretHash: token.secretHash, expiresAt })),
        personRows,
      );
      return done.ok ? { person, secret: token.secret, expiresAt } : null;
    },

    async endSession(caller, person, token) {
      await write(
        personStream,
        person,
        caller,
        'end-session',
        (state) => known(state, () => [{ type: 'token-revoked', data: { token } }]),
        personRows,
      );
    },

    remove: (caller, person, reason) => removeNext(caller.organisation, caller, person, reason),

    async redactName(caller, person, reason) {
      const sealed = vault.sealText(reason);
      const state = (await ports.streams.load(personStream, caller.organisation, person)).state;
      const redacted = (of: Person): PersonEvent => ({
        type: 'content-redacted',
        data: { content: of.name.id, person: personOrNull(caller) ?? 'system', reason: sealed.ref },
      });
      return write(
        personStream,
        person,
        caller,
        'redact-name',
        (now) =>
          now?.standing === 'removed'
            ? accept([redacted(now)])
            : refuse(
                'person/unknown',
                'Only the name of somebody who was taken out is destroyed.',
                'Remove them first.',
              ),
        personRows,
        [sealed.row],
        'done',
        state === null ? [] : [state.name.id],
      );
    },

    async fillSeat(caller, seat, person) {
      const people = (await this.directory(caller.organisation)).people;
      const by = personOrNull(caller);
      const decide = (sitting: string | null): Result<readonly SeatEvent[], Refusal> => {
        if (person !== null && !people.includes(person))
          return refuse('person/unknown', 'There is no such person in the organisation.', 'Invite the person first.');
        if (person === sitting) return refuse('seat/unknown', `${seat} is so already.`, 'Nothing has to be changed.');
        return person === null
          ? accept([{ type: 'seat-vacated', data: { person: sitting ?? '', vacatedBy: by ?? 'system' } }])
          : accept([{ type: 'seat-filled', data: { person, filledBy: by } }]);
      };
      return write(
        seatStream,
        seat,
        caller,
        'fill-seat',
        (state) => decide(state?.person ?? null),
        (_, after) => seatRows(after),
        [],
        'done',
      );
    },

    async issueServiceToken(caller, { scope, title, days }) {
      const id = ids.uuid();
      const { secret, secretHash } = newSecret('service', ids);
      const expiresAt = addMilliseconds(clock.now(), days * day);
      const sealed = vault.sealText(title);
      const issued: ServiceTokenEvent = {
        type: 'service-token-issued',
        data: { scope, title: sealed.ref, secretHash, expiresAt, issuedBy: personOrNull(caller) },
      };
      await write(
        serviceTokenStream,
        id,
        caller,
        'issue-service-token',
        () => accept([issued]),
        (_, after) => serviceTokenRows(after),
        [sealed.row],
      );
      return { id, person: id, secret, expiresAt };
    },

    revokeServiceToken(caller, token) {
      const revoked: ServiceTokenEvent = {
        type: 'service-token-revoked',
        data: { revokedBy: personOrNull(caller) ?? 'system' },
      };
      return write(
        serviceTokenStream,
        token,
        caller,
        'revoke-service-token',
        (state) =>
          state === null
            ? refuse('person/unknown', 'There is no such token.', 'Name the id it was issued with.')
            : accept([revoked]),
        (_, after) => serviceTokenRows(after),
        [],
        'done',
      );
    },

    whose: readSecret,

    async directory(organisation) {
      const [seats, people] = await Promise.all([all(organisation, seatModel), all(organisation, personModel)]);
      const holders = Object.fromEntries(
        seats.map((row) => seatRow.parse(row)).map(({ seat, person }) => [seat, person]),
      );
      const present = people.map((row) => personRow.parse(row)).filter((person) => person.standing !== 'removed');
      return { holders, people: present.map((person) => person.id) };
    },

    list,

    async serviceTokens(organisation) {
      const secrets = (await all(organisation, secretModel)).map((row) => secretRow.parse(row));
      return secrets
        .filter((row) => row.kind === 'service')
        .toSorted((one, other) => (one.token < other.token ? -1 : 1));
    },
  };

  async function list(organisation: string): Promise<readonly PersonRow[]> {
    return (await all(organisation, personModel)).map((row) => personRow.parse(row));
  }

  async function readSecret(organisation: string, secret: string): Promise<SecretRow | null> {
    const stored = await store.readRow(organisation, secretModel, hashSecret(secret));
    if (stored === null) return null;
    const row = secretRow.parse(stored.row);
    return row.expiresAt > clock.now() ? row : null;
  }

  async function all(organisation: string, model: string): Promise<readonly unknown[]> {
    const rows: unknown[] = [];
    for (let after: string | null = null, more = true; more; more = after !== null) {
      const page = await store.listRows(organisation, model, { limit: 200, after, order: 'rising' });
      rows.push(...page.items.map((item) => item.row));
      after = page.next;
    }
    return rows;
  }
}

/** Whether this person can act as an administrator now: who was only invited cannot. */
function isAdministrating({ administrator, standing }: PersonRow): boolean {
  return administrator && standing === 'joined';
}

function refuseLast(): Result<never, Refusal> {
  return refuse(
    'person/last-administrator',
    'This is the last administrator who has joined: nobody could invite or remove people any more.',
    'Invite another administrator, and remove this one once the other has joined.',
  );
}

function personOrNull({ actor }: Caller): string | null {
  return actor.kind === 'person' || actor.kind === 'elevated' ? actor.person : null;
}

function sessionBegins(
  person: Person,
  secretHash: string,
  token: { token: string; secretHash: string; expiresAt: Instant },
): readonly PersonEvent[] {
  const joined: readonly PersonEvent[] = person.standing === 'invited' ? [{ type: 'person-joined', data: {} }] : [];
  return [{ type: 'link-used', data: { secretHash } }, ...joined, { type: 'token-issued', data: token }];
}
