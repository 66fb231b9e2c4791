import type { Answer } from '../client/route-name.ts';
import { nameOf } from './fake-people.ts';
import { fakePlan } from './fake-plan.ts';
import type { Wording } from './fake-words.ts';

type Asked = Answer<'plans.ask'>;
type Severity = Asked['severity'];

/** What the plan says of one hour: a gate that can be passed, one that cannot, clocks that run and one that could. */
export function fakeAnswer(severity: string | null, at: string | null, wording: Wording): Asked {
  const level = (['low', 'medium', 'high', 'critical'] as const satisfies Severity[]).find((each) => each === severity);
  const start = Date.parse(at ?? '2026-12-27T03:00:00Z');
  const after = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
  const holder = (seat: string) => ({ seat, person: `p-${seat}`, name: nameOf(seat, wording) });
  const step = (seat: string | null, minutes: number, why: string) => ({
    at: after(minutes),
    after: `${minutes} min`,
    layer: 'first',
    seat,
    until: null,
    by: ['phone', 'push'],
    why,
  });
  const approver = (seat: string, of: string, duty: 'on-call' | 'off-duty', not: string | null = null) => ({
    seat,
    of: [of],
    duty,
    from: not === null ? after(10) : null,
    not,
  });
  const gate = { until: after(240), within: '4 h', from: after(10), dependsOn: [], missing: [] };
  return {
    version: fakePlan.version,
    at: after(0),
    local: 'Sunday 27 December 2026, 03:00 (Europe/Dublin)',
    dayOff: 'holiday',
    severity: level ?? 'critical',
    system: null,
    acknowledge: '15 min',
    paged: [
      {
        who: 'incident-owner',
        schedule: 'security',
        steps: [step('security-deputy', 0, 'Holiday rota'), step('security-lead', 10, 'Nobody answered')],
      },
      {
        who: 'legal',
        schedule: 'legal',
        steps: [step('general-counsel', 0, 'Rotation'), step(null, 30, 'Nobody is left to call')],
      },
    ],
    holders: ['security-lead', 'security-deputy', 'general-counsel'].map(holder),
    gates: [
      {
        ...gate,
        gate: 'notify-customers',
        opened: true,
        needs: [
          { count: 1, of: 'legal' },
          { count: 1, of: 'executive' },
        ],
        approvers: [
          approver('general-counsel', 'legal', 'on-call'),
          approver('privacy-counsel', 'legal', 'off-duty', 'nobody sits in this seat'),
          approver('chief-operating-officer', 'executive', 'off-duty'),
        ],
        reachable: true,
        dependsOn: ['general-counsel'],
      },
      {
        ...gate,
        gate: 'stop-revenue-feature',
        opened: false,
        needs: [
          { count: 1, of: 'operations' },
          { count: 1, of: 'security' },
        ],
        approvers: [approver('security-deputy', 'security', 'on-call')],
        reachable: false,
        from: null,
        missing: ['1 of operations'],
      },
    ],
    clocks: [
      clock('eu.gdpr.33', 'GDPR: notification to the supervisory authority', 'runs', after(72 * 60)),
      clock('us.ca.1798-82', 'California: notice to the people concerned', 'could-run', null),
    ],
  };
}

function clock(id: string, title: string, runs: 'runs' | 'could-run', due: string | null): Asked['clocks'][number] {
  return {
    kind: 'law',
    id,
    title,
    runs,
    because: 'It binds the controller.',
    entity: 'example-ireland',
    systems: ['support-assistant'],
    listed: runs === 'runs',
    owner: 'privacy-counsel',
    deputy: 'general-counsel',
    gate: 'notify-regulator',
    recipient: 'The supervisory authority',
    verified: runs === 'runs',
    link: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
    stages: [
      {
        name: 'initial',
        anchor: 'aware_at',
        due,
        latest: due,
        recipient: 'The supervisory authority',
        words: 'Without undue delay and, where feasible, within 72 hours of becoming aware.',
        citation: 'Regulation (EU) 2016/679 Art. 33(1)',
      },
    ],
    firstDue: due,
    fault: null,
  };
}

export const fakeRegimes: Answer<'plans.regimes'> = {
  version: fakePlan.version,
  regimes: [
    regime('eu-gdpr-33', 'GDPR: notification to the supervisory authority', 'yes', 'listed', null),
    regime('eu-aia-73', 'AI Act: serious incidents of high-risk systems', 'could-be', 'open', null),
    regime('us-ca-1798-82', 'California: notice of a breach', 'could-be', 'ruled-out', 'We have no customers there'),
    regime('uk-gdpr-33', 'UK GDPR: notification to the Commissioner', 'no', 'none', null),
  ],
  unknown: [],
};

function regime(
  id: string,
  title: string,
  answer: 'yes' | 'could-be' | 'no',
  plan: 'listed' | 'ruled-out' | 'open' | 'none',
  ruledOut: string | null,
): Answer<'plans.regimes'>['regimes'][number] {
  return {
    regime: id,
    title,
    jurisdiction: 'EU',
    status: 'in_force',
    citation: 'Regulation (EU) 2016/679 Art. 33',
    link: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
    verified: answer !== 'could-be',
    answer,
    plan,
    ruledOut,
    cases: [
      {
        entity: 'example-ireland',
        system: 'support-assistant',
        answer,
        because: 'It binds the controller. Judge besides: whether personal data was touched.',
      },
    ],
  };
}
