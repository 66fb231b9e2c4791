import { contentRef, serviceScope } from '@muster/engine';
import type { Person } from '@muster/engine';
import { z } from 'zod';
import type { RowChange } from '../../platform/store/store.ts';
import type { Seat, ServiceToken } from './people-streams.ts';

export const personModel = 'person';
export const seatModel = 'seat';
export const secretModel = 'secret';

export const personRow = z.strictObject({
  id: z.string(),
  name: contentRef,
  administrator: z.boolean(),
  standing: z.enum(['invited', 'joined', 'removed']),
});
export type PersonRow = z.infer<typeof personRow>;

export const seatRow = z.strictObject({ seat: z.string(), person: z.string() });

/** What a presented secret stands for, under its hash. */
export const secretRow = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('link'), person: z.string(), expiresAt: z.string() }),
  z.strictObject({
    kind: z.literal('token'),
    person: z.string(),
    token: z.string(),
    administrator: z.boolean(),
    expiresAt: z.string(),
  }),
  z.strictObject({
    kind: z.literal('service'),
    token: z.string(),
    scope: serviceScope,
    expiresAt: z.string(),
  }),
]);
export type SecretRow = z.infer<typeof secretRow>;
export type ServiceTokenRow = Extract<SecretRow, { kind: 'service' }>;

/** `before` tells which secrets are gone, so that their rows go with them. */
export function personRows(before: Person | null, after: Person): readonly RowChange[] {
  const { id, name, administrator, standing } = after;
  const row: PersonRow = { id, name, administrator, standing };
  const secrets = secretsOf(after);
  const gone = before === null ? [] : [...secretsOf(before).keys()].filter((secret) => !secrets.has(secret));
  return [
    { model: personModel, key: id, sort: id, row },
    ...[...secrets].map(([key, secret]): RowChange => ({ model: secretModel, key, sort: key, row: secret })),
    ...gone.map((key): RowChange => ({ model: secretModel, key, sort: key, row: null })),
  ];
}

function secretsOf(person: Person): ReadonlyMap<string, SecretRow> {
  const { id, administrator } = person;
  const links = Object.entries(person.links).map(([key, expiresAt]): [string, SecretRow] => [
    key,
    { kind: 'link', person: id, expiresAt },
  ]);
  const tokens = Object.entries(person.tokens).map(([token, { secretHash, expiresAt }]): [string, SecretRow] => [
    secretHash,
    { kind: 'token', person: id, token, administrator, expiresAt },
  ]);
  return new Map([...links, ...tokens]);
}

export function seatRows({ seat, person }: Seat): readonly RowChange[] {
  return [{ model: seatModel, key: seat, sort: seat, row: person === null ? null : { seat, person } }];
}

export function serviceTokenRows({ id, scope, secretHash, expiresAt, revoked }: ServiceToken): readonly RowChange[] {
  const row: SecretRow = { kind: 'service', token: id, scope, expiresAt };
  return [{ model: secretModel, key: secretHash, sort: secretHash, row: revoked ? null : row }];
}
