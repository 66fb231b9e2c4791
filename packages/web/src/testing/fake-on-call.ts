import type { Answer } from '../client/route-name.ts';
import type { FakeClock } from './fake-clock.ts';
import { nameOf, seatsOfPlan } from './fake-people.ts';
import { worded } from './fake-words.ts';
import type { Wording } from './fake-words.ts';

type Shown = Answer<'onCall.show'>;
type Schedule = Shown['schedules'][number];

const day = 24 * 60;

/** Two schedules over a fortnight: shifts, somebody who stands in, somebody who is asked, and hours without anybody. */
export function fakeOnCall({ at }: FakeClock, wording: Wording, isEmpty: boolean): Shown {
  const who = (seat: string) =>
    seat === 'privacy-counsel' ? null : { person: `p-${seat}`, name: nameOf(seat, wording) };
  const span = (from: number, to: number, seat: string | null, isCover = false) => ({
    from: at(from),
    to: at(to),
    seat,
    person: seat === null ? null : who(seat),
    why: seat === null ? 'Nobody is on call at that hour.' : 'It is their turn.',
    isCover,
  });
  const seats = seatsOfPlan.slice(0, 5).map(([seat]) => ({ seat, person: who(seat) }));
  const asked = { person: 'p-security-deputy', name: nameOf('security-deputy', wording) };
  const cover = (id: string, state: 'offered' | 'standing', seat: string, from: number, mayAccept: boolean) => ({
    id,
    layer: 'first',
    from: at(from),
    to: at(from + 8 * 60),
    seat,
    person: who(seat),
    offeredBy: asked,
    state,
    mayAccept,
    mayWithdraw: true,
  });
  const schedules: Schedule[] = [
    {
      id: 'security',
      title: worded('Security on call', wording),
      zone: 'Europe/Dublin',
      functions: ['security'],
      layers: [
        {
          layer: 'first',
          spans: [
            span(0, 2 * day, 'security-deputy'),
            span(2 * day, 2 * day + 480, 'security-lead', true),
            span(2 * day + 480, 5 * day, 'security-deputy'),
            span(5 * day, 12 * day, 'security-lead'),
            span(12 * day, 14 * day, 'security-deputy'),
          ],
        },
      ],
      covers: [
        cover('c-1', 'standing', 'security-lead', 2 * day, false),
        cover('c-2', 'offered', 'security-lead', 6 * day, true),
      ],
      gaps: [],
      handovers: [
        {
          layer: 'first',
          seat: 'security-lead',
          person: who('security-lead'),
          at: at(-4),
          heardAt: null,
          steps: [],
          mine: true,
        },
      ],
      seats,
      mine: true,
    },
    {
      id: 'legal',
      title: null,
      zone: 'Europe/Dublin',
      functions: ['legal', 'privacy'],
      layers: [
        {
          layer: 'first',
          spans: [
            span(0, 5 * day, 'general-counsel'),
            span(5 * day, 12 * day, 'privacy-counsel'),
            span(12 * day, 14 * day, 'general-counsel'),
          ],
        },
        {
          layer: 'second',
          spans: [
            span(0, 5 * day, 'privacy-counsel'),
            span(5 * day, 12 * day, null),
            span(12 * day, 14 * day, 'privacy-counsel'),
          ],
        },
      ],
      covers: [],
      handovers: [
        {
          layer: 'first',
          seat: 'operations-lead',
          person: who('operations-lead'),
          at: at(-40),
          heardAt: null,
          steps: ['again', 'before'],
          mine: false,
        },
        {
          layer: 'second',
          seat: 'security-deputy',
          person: who('security-deputy'),
          at: at(-40),
          heardAt: at(-38),
          steps: [],
          mine: false,
        },
      ],
      gaps: [
        {
          schedule: 'legal',
          layer: 'first',
          from: at(5 * day),
          to: at(12 * day),
          seat: 'privacy-counsel',
          why: 'vacant',
          isWhole: true,
        },
        {
          schedule: 'legal',
          layer: 'second',
          from: at(0),
          to: at(5 * day),
          seat: 'privacy-counsel',
          why: 'vacant',
          isWhole: false,
        },
        {
          schedule: 'legal',
          layer: 'second',
          from: at(5 * day),
          to: at(12 * day),
          seat: null,
          why: 'nobody',
          isWhole: true,
        },
      ],
      seats,
      mine: true,
    },
  ];
  return { from: at(0), to: at(14 * day), now: at(0), schedules: isEmpty ? [] : schedules };
}

export function fakeCapacity(wording: Wording, isEmpty: boolean): Answer<'onCall.capacity'> {
  const incident = (
    reference: string,
    severity: 'critical' | 'high',
    owns: boolean,
    obligations: number,
    overdue: number,
  ) => ({
    reference,
    severity,
    owns,
    obligations,
    overdue,
  });
  const load = (seat: string, isTorn: boolean, incidents: ReturnType<typeof incident>[]) => ({
    person: { person: `p-${seat}`, name: nameOf(seat, wording) },
    seats: [seat],
    incidents,
    isTorn,
  });
  const people = [
    load('security-lead', true, [
      incident('INC-12', 'critical', true, 4, 1),
      incident('INC-13', 'critical', false, 2, 0),
    ]),
    load('general-counsel', true, [
      incident('INC-12', 'critical', false, 3, 0),
      incident('INC-13', 'critical', false, 1, 1),
    ]),
    load('ml-lead', false, [incident('INC-9', 'high', false, 1, 0)]),
  ];
  return { people: isEmpty ? [] : people };
}
