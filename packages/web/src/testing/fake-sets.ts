import type { Answer } from '../client/route-name.ts';
import type { FakeClock } from './fake-clock.ts';
import { worded } from './fake-words.ts';
import type { Wording } from './fake-words.ts';

export function fakeSets({ at }: FakeClock, wording: Wording): Answer<'sets.list'>['items'] {
  return [
    {
      reference: 'SET-2',
      name: worded('The account filter is off after each release', wording, 3),
      cause: worded('The release resets the configuration', wording, 4),
      openedAt: at(-9_000),
      incidents: ['INC-12', 'INC-7'],
    },
    {
      reference: 'SET-1',
      name: worded('The vendor changed the model without a word', wording, 5),
      cause: worded('No version is pinned', wording, 6),
      openedAt: at(-90_000),
      incidents: ['INC-3', 'INC-4'],
    },
  ];
}

export function fakeRecurrence({ at }: FakeClock, isBare: boolean): Answer<'sets.recurrence'> {
  const month = { month: '2026-10', incidents: 4, due: at(9_000), seat: 'security-lead', mine: true, reviewed: false };
  return { month: isBare ? null : month };
}
