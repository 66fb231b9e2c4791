import type { PlanView } from '@muster/api';

const within = (
  critical: string,
  high: string,
  medium: string,
  low: string,
): PlanView['workflow'][number]['within'] => [
  { severity: 'critical', text: critical },
  { severity: 'high', text: high },
  { severity: 'medium', text: medium },
  { severity: 'low', text: low },
];
const when = (sentence: string, cel: string, ...reads: string[]) => ({ sentence, cel, reads });
const work = (id: string, title: string, owner: string) => ({
  id,
  title,
  owner,
  within: within('30 min of declaration', '1 h of declaration', '1 business day', '2 business days'),
});

/** What is done when, who approves what, and what is kept: the long part of the plan. */
export const fakeWorkflow: Pick<PlanView, 'workflow' | 'gates' | 'evidence'> = {
  workflow: [
    {
      stage: 'detect',
      owner: 'security',
      within: within(
        '15 min of the first signal',
        '30 min of the first signal',
        '4 h of the first signal',
        '1 business day',
      ),
      tasks: [work('record-first-signal', 'Record the first signal, who saw it and when', 'security')],
      decisions: [],
      leaveWhen: [],
      criteria: [],
      returns: null,
    },
    {
      stage: 'classify',
      owner: 'security',
      within: within('30 min of declaration', '1 h of declaration', '1 business day', '2 business days'),
      tasks: [
        work('triage', 'Answer the questions of the plan and confirm type and severity', 'security'),
        work('legal-review', 'Legal reviews the facts, the affected data and the duties that follow', 'legal'),
      ],
      decisions: [],
      leaveWhen: ['triage'],
      criteria: [],
      returns: null,
    },
    {
      stage: 'contain',
      owner: 'security',
      within: within(
        '2 h',
        '18:00 of the same business day, never later than 8 h',
        '1 business day',
        '5 business days',
      ),
      tasks: [
        work(
          'contain-the-system',
          'Take the containment steps that were decided and confirm that they took effect',
          'security',
        ),
      ],
      decisions: [
        work('containment', 'Which containment steps are taken, and which are not', 'security'),
        work('continuity', 'How the service goes on: pause, reroute or by hand', 'operations'),
      ],
      leaveWhen: ['containment', 'continuity'],
      criteria: [],
      returns: null,
    },
    {
      stage: 'investigate',
      owner: 'engineering',
      within: within('2 business days', '3 business days', '5 business days', '10 business days'),
      tasks: [
        work('blast-radius', 'Find which people, decisions and actions were affected, from when to when', 'security'),
        work('root-cause', 'Name the root cause', 'engineering'),
      ],
      decisions: [],
      leaveWhen: ['root-cause', 'evidence'],
      criteria: [],
      returns: null,
    },
    {
      stage: 'recover',
      owner: 'operations',
      within: within('3 business days', '5 business days', '10 business days', '20 business days'),
      tasks: [
        work('validate-fix', 'Have the fix validated by another person than its author', 'engineering'),
        work('restore', 'Restore the service under the same approvals that stopped it', 'operations'),
      ],
      decisions: [],
      leaveWhen: ['validate-fix', 'restore'],
      criteria: [],
      returns: null,
    },
    {
      stage: 'review',
      owner: 'operations',
      within: within('10 business days', '10 business days', '10 business days', '10 business days'),
      tasks: [
        work('review-meeting', 'Go through the timeline: what helped, what was late, what was missing', 'operations'),
      ],
      decisions: [],
      leaveWhen: ['review-meeting'],
      criteria: [],
      returns: null,
    },
  ],
  gates: [
    {
      id: 'stop-revenue-feature',
      needs: [
        { count: 1, of: 'operations' },
        { count: 1, of: 'security' },
      ],
      within: '30 min',
      onSilence: { after: '15 min', to: ['support-lead', 'security-deputy'] },
      expires: '4 h',
      runWithin: '1 h',
      breakGlass: {
        by: 'security-lead',
        when: when(
          '“Which data left its boundary?” is at least personal',
          'atLeast(exposed_data, "personal")',
          'exposed_data',
        ),
        reviewWithin: '24 h',
      },
      standing: null,
    },
    {
      id: 'notify-customers',
      needs: [
        { count: 1, of: 'legal' },
        { count: 1, of: 'executive' },
      ],
      within: '4 h',
      onSilence: { after: '2 h', to: ['privacy-counsel'] },
      expires: '24 h',
      runWithin: '4 h',
      breakGlass: null,
      standing: { template: 'holding-statement', releasedBy: 'legal', until: '2027-05-01', atMost: 3 },
    },
  ],
  evidence: [
    {
      category: 'prompts-and-outputs',
      title: 'Prompt and output records',
      keep: '2 years after closure',
      lawfulBasis: 'GDPR Art. 6(1)(f)',
      purpose: 'Find the cause, establish or defend legal claims',
      minimise: 'Mask personal data when captured, unless under hold',
      owner: 'security',
      collectWithin: '4 h',
    },
    {
      category: 'application-logs',
      title: 'System and application logs',
      keep: '2 years after closure',
      lawfulBasis: 'GDPR Art. 6(1)(f)',
      purpose: 'Find the cause',
      minimise: null,
      owner: 'security',
      collectWithin: '4 h',
    },
    {
      category: 'access-logs',
      title: "Access control logs and administrators' actions",
      keep: '2 years after closure',
      lawfulBasis: 'GDPR Art. 6(1)(f)',
      purpose: 'Show who could reach the system',
      minimise: null,
      owner: 'security',
      collectWithin: '4 h',
    },
    {
      category: 'model-configuration',
      title: 'Model version, configuration and deployment history',
      keep: '5 years after closure',
      lawfulBasis: 'Holds no personal data',
      purpose: 'Reproduce what the system was when it failed',
      minimise: null,
      owner: 'security',
      collectWithin: '4 h',
    },
    {
      category: 'decision-records',
      title: 'Timestamped incident notes and decision records',
      keep: '7 years after closure',
      lawfulBasis: 'GDPR Art. 6(1)(c)',
      purpose: 'Account for what was decided',
      minimise: null,
      owner: 'security',
      collectWithin: '4 h',
    },
  ],
};
