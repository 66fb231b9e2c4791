import type { ClockView } from '@muster/api';

/** A clock with something in every part; `text` stands wherever people wrote something. */
export function sampleClock(text = 'Personal data reached others'): ClockView {
  const by = { person: '01890000-0000-7000-8000-00000000000a', name: text };
  const at = '2026-11-23T09:00:00.000Z';
  const strictDue = '2026-11-26T09:00:00.000Z';
  const counted = { anchoredAt: at, presumed: true, strictDue, legalLatest: '2026-11-26T23:59:59.999Z' };
  return {
    clock: 'eu-gdpr-33.example-ireland.controller',
    source: 'law',
    of: 'eu-gdpr-33',
    title: 'GDPR Art. 33',
    entity: 'example-ireland',
    role: 'gdpr/controller',
    system: 'support-assistant',
    recipient: 'The authority',
    clause: 'clocks.law.eu-gdpr-33',
    openedAt: at,
    link: null,
    verified: false,
    unsettled: ['Whether it counts so'],
    owner: 'privacy-counsel',
    deputy: null,
    gate: null,
    applicability: { kind: 'applies', by, at, rationale: text },
    suspended: { authority: text, reference: text, until: '2026-11-30T09:00:00.000Z', by, at, over: false },
    displacedBy: null,
    relations: [],
    stages: [
      {
        ...counted,
        stage: 'supervisory_authority',
        state: 'due',
        anchor: 'aware_at',
        target: null,
        doBy: null,
        rule: 'hours_wallclock',
        timeZone: 'Europe/Dublin',
        calendar: null,
        pack: 'eu 2026-11-26',
        words: 'Within 72 hours.',
        citation: 'Art. 33(1)',
        when: null,
        recipient: 'The authority',
        open: true,
        overdue: false,
        alarms: [],
        history: [{ ...counted, cause: 'opened', reason: text, by, at }],
        reports: [{ sentAt: at, by, at, reference: text, proof: 1, lateBecause: text }],
        waived: { by, at, reason: text },
      },
    ],
  };
}
