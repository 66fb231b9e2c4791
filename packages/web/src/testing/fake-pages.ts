import type { Answer } from '../client/route-name.ts';
import type { FakeClock } from './fake-clock.ts';
import { nameOf } from './fake-people.ts';
import type { Wording } from './fake-words.ts';

type Page = Answer<'pages.list'>['items'][number];

/** Pages of different incidents; every second one has called everybody in vain. */
export function fakePages({ at }: FakeClock, wording: Wording, count: number): readonly Page[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `incident-${index}.security-lead`,
    incident: `incident-${index}`,
    reference: `INC-${12 + index}`,
    target: { kind: 'seat', seat: 'security-lead' },
    about: index % 2 === 0 ? ['stage:contain', 'task:triage'] : ['task:triage'],
    state: index % 2 === 0 ? 'calling' : 'unanswered',
    beganAt: at(-3 - index),
    calls: [
      {
        at: at(-3 - index),
        seat: 'security-lead',
        person: { person: 'p-security-lead', name: nameOf('security-lead', wording) },
      },
    ],
    nextAt: index % 2 === 0 ? at(2) : null,
    mine: true,
  }));
}
