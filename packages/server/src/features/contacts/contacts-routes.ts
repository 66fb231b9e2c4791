import { routes } from '@muster/api';
import type { Channel } from '@muster/connectors';
import type { Instant } from '@muster/clocks';
import { isUnconfirmed } from '@muster/engine';
import type { ChannelName, Contacts, Directory } from '@muster/engine';
import { answerOf, json } from '../../platform/http/answer.ts';
import type { Answer } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding, Presenter } from '../../platform/http/binding.ts';
import type { ContactsService, ShownContact } from './contacts-service.ts';

export interface ContactsRoutePorts {
  readonly contacts: ContactsService;
  readonly channels: ReadonlyMap<ChannelName, Pick<Channel, 'provider' | 'applicationKey'>>;
  readonly now: () => Instant;
  readonly directory: (organisation: string) => Promise<Directory>;
  readonly names: (organisation: string) => Promise<ReadonlyMap<string, string | null>>;
}

/** Everybody's own contact methods: the person is never a parameter. */
export function createContactsRoutes({
  contacts,
  channels,
  now,
  directory,
  names,
}: ContactsRoutePorts): readonly Binding[] {
  const { list, add, code, verify, remove, rotate, order, quietHours, reach } = routes.contacts;
  const there = [...channels].map(([channel, { provider, applicationKey }]) => ({
    channel,
    provider,
    key: applicationKey ?? null,
  }));
  return [
    bind(list, async ({ caller, presenter }) => {
      const person = personOf(presenter);
      const [shown, found] = await Promise.all([
        contacts.show(caller.organisation, person),
        contacts.find(caller.organisation, person),
      ]);
      return json({ contacts: shown.map(present), quiet: found?.quiet ?? null, channels: there });
    }),
    bind(add, async ({ caller, presenter, body }) =>
      answerOf(await contacts.add(caller, personOf(presenter), body.channel, body.address)),
    ),
    bind(code, async ({ caller, presenter, params }) =>
      done(await contacts.sendCode(caller, personOf(presenter), params.contact)),
    ),
    bind(verify, async ({ caller, presenter, params, body }) =>
      done(await contacts.verify(caller, personOf(presenter), params.contact, body.code)),
    ),
    bind(remove, async ({ caller, presenter, params }) =>
      done(await contacts.remove(caller, personOf(presenter), params.contact)),
    ),
    bind(rotate, async ({ caller, presenter, params }) =>
      answerOf(await contacts.rotate(caller, personOf(presenter), params.contact)),
    ),
    bind(order, async ({ caller, presenter, body }) =>
      done(await contacts.order(caller, personOf(presenter), body.contacts)),
    ),
    bind(quietHours, async ({ caller, presenter, body }) =>
      done(await contacts.setQuietHours(caller, personOf(presenter), body.hours)),
    ),
    bind(reach, async ({ caller: { organisation }, query }) => {
      const [{ holders, people }, called] = await Promise.all([directory(organisation), names(organisation)]);
      const seated = people.filter((person) => Object.values(holders).includes(person)).toSorted();
      const from = query.after === undefined ? 0 : seated.findIndex((each) => each === query.after) + 1;
      const page = seated.slice(from, from + query.limit);
      const items = await Promise.all(
        page.map(async (person) => {
          const seats = Object.keys(holders).filter((seat) => holders[seat] === person);
          const found = await contacts.find(organisation, person);
          const reached = providersOf(found, channels);
          const name = called.get(person) ?? null;
          const unconfirmed = (found?.methods ?? []).filter((each) => isUnconfirmed(each, now())).length;
          return { person, name, seats, methods: reached.length, providers: new Set(reached).size, unconfirmed };
        }),
      );
      return json({ items, next: from + page.length < seated.length ? (page.at(-1) ?? null) : null });
    }),
  ];
}

/** The provider of each verified method that this server can use. */
function providersOf(contacts: Contacts | null, channels: ContactsRoutePorts['channels']): readonly string[] {
  return (contacts?.methods ?? []).flatMap(({ state, channel }) => {
    const provider = channels.get(channel)?.provider;
    return state.kind === 'verified' && provider !== undefined ? [provider] : [];
  });
}

function present({ method, provider, masked }: ShownContact) {
  const { id, channel, state, addedAt, secrets } = method;
  return {
    id,
    channel,
    provider,
    masked,
    state: state.kind,
    addedAt,
    verifiedAt: state.kind === 'verified' ? state.at : null,
    codeUntil: codeUntil(state),
    signed: secrets.length > 0,
  };
}

function codeUntil(state: ShownContact['method']['state']): string | null {
  if (state.kind === 'code-sent') return state.expiresAt;
  return state.kind === 'verified' ? (state.check?.expiresAt ?? null) : null;
}

/** The policy of these routes lets people in alone. */
function personOf(presenter: Presenter): string {
  if (presenter.kind !== 'person') throw new TypeError('A route for people was reached by somebody else.');
  return presenter.person;
}

function done(result: Parameters<typeof answerOf<null>>[0]): Answer<Record<string, never>> {
  return result.ok ? json({}) : { kind: 'refused', refusal: result.refusal };
}
