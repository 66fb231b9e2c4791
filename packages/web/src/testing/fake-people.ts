import type { Answer } from '../client/route-name.ts';
import type { FakeClock } from './fake-clock.ts';
import { worded } from './fake-words.ts';
import type { Wording } from './fake-words.ts';

type Person = Answer<'people.list'>['items'][number];

export const seatsOfPlan = [
  ['security-lead', 'Security lead', ['security']],
  ['security-deputy', 'Security deputy', ['security']],
  ['general-counsel', 'General counsel', ['legal']],
  ['privacy-counsel', 'Privacy counsel', ['legal']],
  ['operations-lead', 'Operations lead', ['operations']],
  ['support-lead', 'Support lead', ['operations', 'communications']],
  ['ml-lead', 'ML lead', ['engineering']],
  ['chief-operating-officer', 'Chief operating officer', ['executive']],
] as const;

/** Whoever looks at the made-up world. */
export const viewer = 'p-security-lead';

export function nameOf(seat: string, wording: Wording): string {
  const at = seatsOfPlan.findIndex(([id]) => id === seat);
  return worded(seatsOfPlan[at]?.[1] ?? seat, wording === 'long' ? 'plain' : wording, at);
}

export function fakePeople(wording: Wording): Person[] {
  return seatsOfPlan.map(([seat], at) => ({
    id: `p-${seat}`,
    name: nameOf(seat, wording),
    administrator: at === 0,
    standing: at === seatsOfPlan.length - 1 ? 'invited' : 'joined',
    seats: [seat],
  }));
}

export function fakeSeats(wording: Wording): Answer<'people.seats'>['seats'] {
  return seatsOfPlan.map(([seat, , functions], at) => ({
    seat,
    functions: [...functions],
    person: at === 3 ? null : `p-${seat}`,
    name: at === 3 ? null : nameOf(seat, wording),
  }));
}

export function fakeTokens({ at }: FakeClock, wording: Wording): Answer<'people.serviceTokens'>['items'] {
  const titles = ['Alertmanager of the platform', 'The support assistant', 'A machine that was taken down'];
  return titles.map((title, index) => ({
    id: `token-${index}`,
    scope: index === 1 ? 'flags' : 'intake',
    title: worded(title, wording, index),
    expiresAt: at(index === 2 ? -600 : 500_000 - index * 9_000),
    expired: index === 2,
  }));
}
