import type { Answer } from '../client/route-name.ts';
import type { FakeClock } from './fake-clock.ts';

export const fakeTags: Answer<'tags.list'>['tags'] = [
  { id: 'LLM01:2025', name: 'Prompt Injection', list: 'owasp-llm' },
  { id: 'LLM02:2025', name: 'Sensitive Information Disclosure', list: 'owasp-llm' },
  { id: 'ASI02', name: 'Tool Misuse & Exploitation', list: 'owasp-agentic' },
  { id: 'AML.T0051', name: 'LLM Prompt Injection', list: 'atlas' },
  { id: 'AML.T0057', name: 'LLM Data Leakage', list: 'atlas' },
];

/** What would follow from whatever is answered. */
export function fakePreview({ at }: FakeClock, isBare: boolean): Answer<'incidents.preview'> {
  const type = { id: 'sensitive-data-exposure', title: 'Sensitive data exposed through prompts, logs or outputs' };
  if (isBare)
    return {
      type: { ...type, counts: 'unanswered', because: 'exposed data is at least internal', fits: [] },
      dimensions: [],
      severity: { is: 'low', because: [], couldBe: [] },
      clocks: [],
      approvals: [],
      obligations: [],
    };
  return {
    type: {
      ...type,
      counts: 'counts',
      because: 'exposed data is at least internal',
      fits: [{ id: 'incorrect-output', title: 'Wrong output used in a decision', because: 'used in decision' }],
    },
    dimensions: ['security', 'privacy', 'legal'].map((dimension) => ({ dimension, because: type.title })),
    severity: {
      is: 'high',
      because: [
        { clause: 'severity.high.rules[0]', because: 'Confidential data was exposed', assumed: ['exposed_data'] },
      ],
      couldBe: [{ level: 'critical', because: 'The risk is material', unanswered: ['material'] }],
    },
    clocks: [
      {
        clock: 'eu-gdpr-33.example-ireland.controller',
        source: 'law',
        title: 'GDPR Art. 33: tell the supervisory authority',
        clause: 'clocks.law.eu-gdpr-33',
        opens: true,
        stages: [
          { stage: 'notification', words: 'within 72 hours', state: 'due', strictDue: at(4_200), presumed: true },
        ],
      },
      {
        clock: 'contract.enterprise-customers',
        source: 'contract',
        title: 'Contracts of enterprise customers',
        clause: 'clocks.contracts.enterprise-customers',
        opens: false,
        stages: [],
      },
    ],
    approvals: [
      {
        gate: 'notify-customers',
        action: 'notify-customers',
        title: 'Tell the customers concerned',
        needs: [
          { count: 1, of: 'legal' },
          { count: 1, of: 'executive' },
        ],
        because: 'exposed data is at least personal',
        clause: 'notifications.customers',
        isNew: true,
      },
    ],
    obligations: [
      {
        id: 'notification:customers',
        kind: 'notification',
        title: 'Tell customers',
        by: ['communications'],
        mine: false,
        clause: 'notifications.customers',
        due: at(180),
        overdue: false,
        limit: '4 h',
      },
    ],
  };
}
