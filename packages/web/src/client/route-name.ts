import type { AnswerOf, BodyOf as BodyOfRoute, Call, Route, routes } from '@muster/api';

type Table = typeof routes;
type In<Group extends keyof Table> = `${Group}.${keyof Table[Group] & string}`;

/** A row of the route table: `incidents.show`. */
export type RouteName = { [Group in keyof Table]: In<Group> }[keyof Table];

type RowOf<Name extends RouteName> = Name extends `${infer Group extends keyof Table}.${infer Member}`
  ? Member extends keyof Table[Group]
    ? Table[Group][Member]
    : never
  : never;

/** What a call of the route takes: parameters of its path, query, body, idempotency key. */
export type CallOf<Name extends RouteName> = RowOf<Name> extends infer Row extends Route ? Call<Row> : never;

/** The body that it takes, where that is JSON. */
export type BodyOf<Name extends RouteName> = BodyOfRoute<RowOf<Name>>;

/** What the route answers. */
export type Answer<Name extends RouteName> = AnswerOf<RowOf<Name>>;
