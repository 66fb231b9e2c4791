import { z } from 'zod';
import { readJson, route, writeJson } from '../route.ts';
import { id, instant, none, severity } from '../shapes.ts';
import { who } from './incident-view.ts';

const coverView = z.strictObject({
  id: z.string(),
  layer: z.string(),
  from: z.string(),
  /** Until before. */
  to: z.string(),
  seat: z.string(),
  /** Who sits there now; null where the seat is vacant. */
  person: who.nullable(),
  offeredBy: who,
  /** `offered`: it counts once whoever sits in the seat has accepted. */
  state: z.enum(['offered', 'standing']),
  /** Whoever asks may accept it, and may end it. */
  mayAccept: z.boolean(),
  mayWithdraw: z.boolean(),
});

const span = z.strictObject({
  from: z.string(),
  to: z.string(),
  seat: z.string().nullable(),
  person: who.nullable(),
  /** In a sentence, for people. */
  why: z.string(),
  /** Somebody stands in beside the plan. */
  isCover: z.boolean(),
});

/** Hours in which a call would reach nobody. */
const gap = z.strictObject({
  schedule: z.string(),
  layer: z.string(),
  from: z.string(),
  to: z.string(),
  seat: z.string().nullable(),
  /** `nobody`: no seat is on call; `vacant`: nobody sits in it; `no-holiday-table`: nobody can tell. */
  why: z.enum(['nobody', 'vacant', 'no-holiday-table']),
  /** Every layer of the schedule is empty then. */
  isWhole: z.boolean(),
});

/** The latest hand-over of a layer. */
const handover = z.strictObject({
  layer: z.string(),
  seat: z.string(),
  person: who.nullable(),
  at: z.string(),
  /** When whoever came on call said that they know it; null while they have not. */
  heardAt: z.string().nullable(),
  /** What was done because they did not: told once more, and then the one before them told. */
  steps: z.array(z.enum(['again', 'before'])),
  /** Whoever asks came on call by it. */
  mine: z.boolean(),
});

const scheduleView = z.strictObject({
  id: z.string(),
  title: z.string().nullable(),
  zone: z.string(),
  /** Functions whose lead is called through it. */
  functions: z.array(z.string()),
  layers: z.array(z.strictObject({ layer: z.string(), spans: z.array(span) })),
  covers: z.array(coverView),
  gaps: z.array(gap),
  handovers: z.array(handover),
  /** Seats that may stand in. */
  seats: z.array(z.strictObject({ seat: z.string(), person: who.nullable() })),
  /** Whoever asks serves in it. */
  mine: z.boolean(),
});

const load = z.strictObject({
  person: who,
  seats: z.array(z.string()),
  /** Open incidents that want something of this person, the gravest first. */
  incidents: z.array(
    z.strictObject({
      reference: z.string(),
      severity,
      owns: z.boolean(),
      obligations: z.int(),
      overdue: z.int(),
    }),
  ),
  /** Two or more critical incidents want this person at once. */
  isTorn: z.boolean(),
});

const one = z.strictObject({ schedule: id });
const oneCover = z.strictObject({ schedule: id, cover: id });
const changed = z.strictObject({ cover: z.string(), state: z.enum(['offered', 'standing', 'withdrawn']) });
const command = { ...writeJson, policy: 'person', audit: 'event' } as const;

/** Who is called at which hour, who stands in, where nobody would come, and who carries how much. */
export const onCallRoutes = {
  show: route({
    ...readJson,
    id: 'on-call.show',
    path: '/api/v1/on-call',
    summary: 'Every schedule of the plan between two instants, at most 62 days apart: who is called, covers and gaps.',
    policy: 'person',
    audit: 'access',
    query: z.strictObject({ from: instant.optional(), to: instant.optional() }),
    answer: z.strictObject({ from: z.string(), to: z.string(), now: z.string(), schedules: z.array(scheduleView) }),
  }),
  offerCover: route({
    ...command,
    id: 'on-call.offer-cover',
    path: '/api/v1/on-call/:schedule/covers',
    summary: 'Asks a seat to stand in for some hours. Who sits in it themself stands in at once.',
    params: one,
    body: z.strictObject({ layer: id, from: instant, to: instant, seat: id }),
    answer: changed,
    status: 201,
  }),
  acceptCover: route({
    ...command,
    id: 'on-call.accept-cover',
    path: '/api/v1/on-call/:schedule/covers/:cover/accept',
    summary: 'Accepts to stand in: pages call whoever sits in the seat from then on.',
    params: oneCover,
    body: none,
    answer: changed,
  }),
  withdrawCover: route({
    ...command,
    id: 'on-call.withdraw-cover',
    path: '/api/v1/on-call/:schedule/covers/:cover/withdraw',
    summary: 'Says no, or ends it: the plan’s own rotation counts again.',
    params: oneCover,
    body: none,
    answer: changed,
  }),
  heard: route({
    ...command,
    id: 'on-call.heard',
    path: '/api/v1/on-call/:schedule/heard',
    summary: 'Whoever came on call in a layer says that they know it.',
    params: one,
    body: z.strictObject({ layer: id }),
    answer: none,
  }),
  calendar: route({
    ...readJson,
    id: 'on-call.calendar',
    path: '/api/v1/on-call/:schedule/calendar.ics',
    summary: 'The shifts of the next ninety days as a calendar (RFC 5545), for programs that read one.',
    policy: 'calendar',
    audit: 'access',
    gives: 'bytes',
    params: one,
    query: z.strictObject({ seat: id.optional() }),
    answer: z.unknown(),
  }),
  capacity: route({
    ...readJson,
    id: 'on-call.capacity',
    path: '/api/v1/on-call/capacity',
    summary: 'Who carries what in the open incidents, the most torn first.',
    policy: 'person',
    audit: 'access',
    answer: z.strictObject({ people: z.array(load) }),
  }),
} as const;
