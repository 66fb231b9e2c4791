import { routes } from '@muster/api';
import type { ContentRef } from '@muster/engine';
import { functionIds } from '@muster/plan';
import type { CompiledPlan } from '@muster/plan';
import type { Caller } from '../../platform/caller.ts';
import { answerOf, fault, json, notFound } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import { crossSite, isFromBrowser, isSameOrigin } from '../../platform/http/same-origin.ts';
import { clearSessionCookie, writeSessionCookie } from '../../platform/http/session-cookie.ts';
import type { PeopleService } from './people-service.ts';

export interface PeopleRoutePorts {
  readonly people: PeopleService;
  readonly texts: (organisation: string, refs: readonly ContentRef[]) => Promise<ReadonlyMap<string, string | null>>;
  /** What machines are called, by the id of their service token. */
  readonly titles: (organisation: string, tokens: readonly string[]) => Promise<ReadonlyMap<string, string | null>>;
  readonly now: () => string;
  readonly plan: (organisation: string) => Promise<CompiledPlan | null>;
  /** Where the interface is reached; one-time links lead there. */
  readonly origin: () => string;
  /** Destroys how somebody was reached who is not of the organisation any more. */
  readonly forget: (caller: Caller, person: string) => Promise<void>;
}

/** A one-time link. The secret is behind the `#`, which browsers never send. */
export function linkFor(origin: string, secret: string): string {
  return `${origin}/sign-in#${secret}`;
}

export function createPeopleRoutes(ports: PeopleRoutePorts): readonly Binding[] {
  return [...sessionBindings(ports), ...personBindings(ports), ...seatBindings(ports), ...serviceTokenBindings(ports)];
}

function sessionBindings({ people, origin }: PeopleRoutePorts): readonly Binding[] {
  const { useLink, useLinkInBrowser, endSession } = routes.people;
  return [
    bind(useLink, async ({ body, caller }) => {
      const issued = await people.useLink(caller, body.secret);
      if (issued === null) return wrongLink();
      return json({ token: issued.secret, person: issued.person, expiresAt: issued.expiresAt });
    }),
    bind(useLinkInBrowser, async ({ body, caller, headers }) => {
      // Or another site could sign somebody in as somebody else.
      if (isFromBrowser(headers) && !isSameOrigin(origin(), headers)) return { kind: 'fault', fault: crossSite };
      const issued = await people.useLink(caller, body.secret);
      if (issued === null) return wrongLink();
      const { person, secret, expiresAt } = issued;
      return {
        kind: 'json',
        body: { person, expiresAt },
        headers: { 'set-cookie': writeSessionCookie(origin(), secret, expiresAt) },
      };
    }),
    bind(endSession, async ({ caller, presenter }) => {
      if (presenter.kind !== 'person') return json({});
      await people.endSession(caller, presenter.person, presenter.token);
      const headers = presenter.by === 'cookie' ? { 'set-cookie': clearSessionCookie(origin()) } : {};
      return { kind: 'json', body: {}, headers };
    }),
  ];
}

function wrongLink() {
  return fault(401, 'link/wrong', 'The link is wrong, used or expired.', 'Ask an administrator for a new one.');
}

function personBindings(ports: PeopleRoutePorts): readonly Binding[] {
  const { people, origin } = ports;
  const { me, invite, list, renewLink, remove, redactName } = routes.people;
  return [
    bind(me, async ({ caller, presenter }) => {
      const everybody = await presentPeople(ports, caller);
      const mine = everybody.find((each) => presenter.kind === 'person' && each.id === presenter.person);
      return mine ? json(mine) : notFound('such person');
    }),
    bind(list, async ({ caller, query }) => {
      const everybody = await presentPeople(ports, caller);
      const from = query.after === undefined ? 0 : everybody.findIndex((each) => each.id === query.after) + 1;
      const items = everybody.slice(from, from + query.limit);
      return json({ items, next: from + items.length < everybody.length ? (items.at(-1)?.id ?? null) : null });
    }),
    bind(invite, async ({ body, caller }) => {
      const unknown = await unknownSeats(ports, caller, body.seats);
      if (unknown !== null) return unknown;
      const issued = await people.invite(caller, { name: body.name, administrator: body.administrator });
      // The answer to the key of this call holds a link, and is not kept; that of a seat must not stand in for it.
      const plain = { ...caller, idempotency: null };
      for (const seat of body.seats) await people.fillSeat(plain, seat, issued.person);
      return json({ person: issued.person, link: linkFor(origin(), issued.secret), expiresAt: issued.expiresAt });
    }),
    bind(renewLink, async ({ params, caller }) => {
      const issued = await people.renewLink(caller, params.person);
      if (!issued.ok) return answerOf(issued);
      return json({
        person: params.person,
        link: linkFor(origin(), issued.value.secret),
        expiresAt: issued.value.expiresAt,
      });
    }),
    bind(redactName, async ({ params, body, caller }) => {
      const done = await people.redactName(caller, params.person, body.reason);
      return done.ok ? json({}) : answerOf(done);
    }),
    bind(remove, async ({ params, body, caller }) => {
      const done = await people.remove(caller, params.person, body.reason);
      if (!done.ok) return answerOf(done);
      await ports.forget(caller, params.person);
      return json({});
    }),
  ];
}

function seatBindings(ports: PeopleRoutePorts): readonly Binding[] {
  const { people, plan } = ports;
  return [
    bind(routes.people.seats, async ({ caller }) => {
      const compiled = await plan(caller.organisation);
      const [directory, everybody] = await Promise.all([
        people.directory(caller.organisation),
        presentPeople(ports, caller),
      ]);
      const names = new Map(everybody.map((each) => [each.id, each.name]));
      const seats = (compiled?.seats ?? []).map((seat) => {
        const person = directory.holders[seat] ?? null;
        return {
          seat,
          functions: functionsOf(compiled, seat),
          person,
          name: person === null ? null : (names.get(person) ?? null),
        };
      });
      return json({ seats });
    }),
    bind(routes.people.fillSeat, async ({ params, body, caller }) => {
      const unknown = await unknownSeats(ports, caller, [params.seat]);
      if (unknown !== null) return unknown;
      const done = await people.fillSeat(caller, params.seat, body.person);
      return done.ok ? json({}) : answerOf(done);
    }),
  ];
}

function serviceTokenBindings({ people, titles, now }: PeopleRoutePorts): readonly Binding[] {
  return [
    bind(routes.people.serviceTokens, async ({ caller, query }) => {
      const tokens = await people.serviceTokens(caller.organisation);
      const from = query.after === undefined ? 0 : tokens.findIndex((each) => each.token === query.after) + 1;
      const page = tokens.slice(from, from + query.limit);
      const called = await titles(
        caller.organisation,
        page.map(({ token }) => token),
      );
      const items = page.map(({ token: id, scope, expiresAt }) => ({
        id,
        scope,
        title: called.get(id) ?? null,
        expiresAt,
        expired: expiresAt <= now(),
      }));
      return json({ items, next: from + page.length < tokens.length ? (page.at(-1)?.token ?? null) : null });
    }),
    bind(routes.people.issueServiceToken, async ({ body, caller }) => {
      const issued = await people.issueServiceToken(caller, body);
      return json({ id: issued.id, token: issued.secret, expiresAt: issued.expiresAt });
    }),
    bind(routes.people.revokeServiceToken, async ({ params, caller }) => {
      const done = await people.revokeServiceToken(caller, params.token);
      return done.ok ? json({}) : answerOf(done);
    }),
  ];
}

async function presentPeople({ people, texts }: PeopleRoutePorts, { organisation }: Caller) {
  const [rows, directory] = await Promise.all([people.list(organisation), people.directory(organisation)]);
  const names = await texts(
    organisation,
    rows.map((row) => row.name),
  );
  return rows.map(({ id, name, administrator, standing }) => {
    const seats = Object.entries(directory.holders)
      .filter(([, person]) => person === id)
      .map(([seat]) => seat);
    return { id, name: names.get(name.id) ?? '', administrator, standing, seats };
  });
}

async function unknownSeats({ plan }: PeopleRoutePorts, caller: Caller, seats: readonly string[]) {
  const known = (await plan(caller.organisation))?.seats ?? [];
  const wrong = seats.filter((seat) => !known.includes(seat));
  if (wrong.length === 0) return null;
  return fault(422, 'request/invalid', `The plan has no seat ${wrong.join(', ')}.`, `Its seats: ${known.join(', ')}.`);
}

function functionsOf(plan: CompiledPlan | null, seat: string): string[] {
  return functionIds.filter((id) => {
    const definition = plan?.functions[id];
    return definition?.lead === seat || definition?.deputies.includes(seat);
  });
}
