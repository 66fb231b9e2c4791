import type { IncidentView } from '@muster/api';
import type { FakeClock } from './fake-clock.ts';
import { nameOf } from './fake-people.ts';
import { worded } from './fake-words.ts';
import type { Wording } from './fake-words.ts';

type Action = IncidentView['actions'][number];

/** Actions in every state that the screen has to tell apart. */
export function fakeActions({ at }: FakeClock, wording: Wording): Action[] {
  const who = (seat: string) => ({ person: `p-${seat}`, name: nameOf(seat, wording) });
  const base = (number: number, action: string, title: string): Action => ({
    number,
    action,
    title,
    parameters: {},
    undoes: null,
    digest: `${number}b`.repeat(32).slice(0, 64),
    requester: who('ml-lead'),
    reason: worded('Account numbers still leak with the refund tool taken away', wording, number),
    proposedAt: at(-20),
    reversible: true,
    external: false,
    progress: 'waiting',
    preserving: null,
    probe: null,
    stillHeldBy: [],
    gate: null,
    milliseconds: null,
  });
  const gate = (
    approvals: Action['gate'] extends infer G ? (G extends { approvals: infer A } ? A : never) : never,
    missing: string[],
  ): Action['gate'] => ({
    gate: 'stop-revenue-feature',
    due: at(4.5),
    needs: [
      { count: 1, of: 'operations' },
      { count: 1, of: 'security' },
    ],
    approvals,
    missing,
    runBy: missing.length === 0 ? at(50) : null,
    glassBrokenBy: null,
    released: null,
  });
  const approved = (seat: string, as: string) => ({ ...who(seat), as, at: at(-6), lapsesAt: at(234) });
  return [
    {
      ...base(1, 'support-assistant.stop', 'Shut the assistant down'),
      gate: gate([approved('operations-lead', 'operations')], ['security']),
      parameters: { note: worded('Announce it on the status page first', wording, 2), wait_minutes: 0 },
    },
    {
      ...base(2, 'support-assistant.throttle', 'Let one conversation in ten reach the assistant'),
      gate: gate([approved('operations-lead', 'operations'), approved('security-deputy', 'security')], []),
    },
    {
      ...base(3, 'support-assistant.stop', 'Shut the assistant down'),
      progress: 'preserving',
      preserving: { until: at(0.8), waitingFor: ['prompts-and-outputs', 'application-logs'] },
    },
    {
      ...base(4, 'support-assistant.fallback', 'Send every conversation to the human queue'),
      progress: 'executed',
      probe: { overdueAt: null, waitingFor: ['Web shop'], seen: [{ title: 'Mobile application', at: at(-1) }] },
    },
    {
      ...base(5, 'support-assistant.fallback', 'Send every conversation to the human queue'),
      progress: 'proven',
      milliseconds: 4_820,
      stillHeldBy: ['INC-9'],
      probe: { overdueAt: null, waitingFor: [], seen: [{ title: 'Web shop', at: at(-14) }] },
    },
    {
      ...base(6, 'support-assistant.rotate-credential', 'Rotate the key to the order history'),
      progress: 'failed-in-part',
      reversible: false,
    },
    {
      ...base(7, 'notify-customers', 'Tell the customers concerned'),
      progress: 'refused',
      reversible: false,
      external: true,
    },
    { ...base(8, 'support-assistant.fallback', 'Send every conversation to the human queue'), progress: 'undone' },
  ];
}
