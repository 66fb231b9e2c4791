import type { PlanView } from '@muster/api';
import { fakeWorkflow } from './fake-workflow.ts';

const when = (sentence: string, cel: string, ...reads: string[]) => ({ sentence, cel, reads });
const action = (
  id: string,
  title: string,
  more: Partial<PlanView['actions'][number]>,
): PlanView['actions'][number] => ({
  id,
  title,
  system: 'support-assistant',
  by: 'switch',
  switch: 'support-assistant.enabled',
  instruction: null,
  gate: null,
  because: null,
  reversible: true,
  external: false,
  preserveFirstSeconds: null,
  ...more,
});

/** A plan as the interface shows it: that of a company whose customers talk to an assistant. */
export const fakePlan: PlanView = {
  version: 'a3'.repeat(32),
  organisation: {
    name: 'Example Commerce',
    timeZone: 'Europe/Dublin',
    holidays: 'IE',
    jurisdictions: ['IE', 'EU', 'US-CA'],
  },
  definition:
    'An AI incident is a failure, misuse or unexpected behaviour of an AI system we run that exposes data, causes or nearly causes harm, breaks policy or law, or disrupts a business process.',
  types: [
    {
      id: 'sensitive-data-exposure',
      title: 'Sensitive data exposed through prompts, logs or outputs',
      dimensions: ['security', 'privacy', 'legal'],
      countsWhen: when(
        '“Which data left its boundary?” is at least internal',
        'atLeast(exposed_data, "internal")',
        'exposed_data',
      ),
      evidence: ['prompts-and-outputs', 'application-logs', 'access-logs', 'model-configuration', 'decision-records'],
    },
    {
      id: 'prompt-injection',
      title: 'Instructions overridden by hostile content',
      dimensions: ['security'],
      countsWhen: null,
      evidence: ['prompts-and-outputs', 'application-logs'],
    },
    {
      id: 'vendor-outage',
      title: 'Vendor model unavailable or degraded',
      dimensions: ['operational'],
      countsWhen: when(
        'A critical process is stopped, or customers feel it at least a little',
        'critical_process_stopped || atLeast(customer_impact, "limited")',
        'critical_process_stopped',
        'customer_impact',
      ),
      evidence: ['application-logs', 'vendor-correspondence'],
    },
  ],
  incidentOwner: { normally: 'security-lead', when: [{ dimension: 'privacy', seat: 'privacy-counsel' }] },
  functions: [
    {
      id: 'security',
      does: 'Find the technical cause, preserve evidence, contain',
      needs: ['logs', 'model configuration', 'vendor details', 'impact scope'],
      lead: 'security-lead',
      deputies: ['security-deputy'],
    },
    {
      id: 'legal',
      does: 'Assess regulatory, contractual and privacy duties, control what is disclosed',
      needs: ['facts', 'timestamps', 'affected data types', 'customer impact'],
      lead: 'general-counsel',
      deputies: ['privacy-counsel'],
    },
    {
      id: 'operations',
      does: 'Keep the service going, coordinate business decisions',
      needs: ['what to pause', 'what to reroute', 'who approves it'],
      lead: 'operations-lead',
      deputies: ['support-lead'],
    },
    {
      id: 'engineering',
      does: 'Fix the cause and validate the fix',
      needs: ['reproduction steps', 'severity'],
      lead: 'ml-lead',
      deputies: ['platform-lead'],
    },
  ],
  systems: [
    {
      id: 'support-assistant',
      title: 'Customer support assistant',
      use: 'customer-facing',
      autonomy: 'acts-with-tools',
      data: ['personal', 'order-history'],
      affects: 'customers',
      revenue: true,
      vendor: 'example-model-vendor',
      model: { name: 'example-large', version: '2026-09', prompt: 'prompts/support' },
      switches: [
        { key: 'support-assistant.enabled', normally: true, held: false },
        { key: 'support-assistant.traffic', normally: 100, held: 10 },
        { key: 'support-assistant.mode', normally: 'assistant', held: 'human-queue' },
      ],
      evidence: [{ category: 'prompts-and-outputs', from: 'flight recorder', keptThere: '14 days' }],
      withoutMuster: "Revoke the vendor key in the vendor's console, as on card 4 of the kit",
    },
    {
      id: 'loan-check',
      title: 'Loan pre-check',
      use: 'regulated-decision',
      autonomy: 'decides',
      data: ['personal', 'income'],
      affects: 'customers',
      revenue: true,
      vendor: null,
      model: { name: 'own-scoring', version: '2026-04', prompt: null },
      switches: [{ key: 'loan-check.enabled', normally: true, held: false }],
      evidence: [{ category: 'application-logs', from: 'log store', keptThere: '30 days' }],
      withoutMuster: 'Close the form on the web site; applicants are sent to a person',
    },
  ],
  actions: [
    action('support-assistant.throttle', 'Let one conversation in ten reach the assistant', {
      switch: 'support-assistant.traffic',
      gate: 'stop-revenue-feature',
    }),
    action('support-assistant.fallback', 'Send every conversation to the human queue', {
      switch: 'support-assistant.mode',
      because: 'Customers are still served, by people',
    }),
    action('support-assistant.rotate-credential', 'Rotate the key to the order history', {
      by: 'manual',
      switch: null,
      instruction: 'Issue a new order-history key, restart the assistant with it, then revoke the old key',
      because: 'The service goes on with the new key within minutes',
      reversible: false,
    }),
    action('support-assistant.stop', 'Shut the assistant down', {
      gate: 'stop-revenue-feature',
      preserveFirstSeconds: 60,
    }),
    action('notify-customers', 'Tell the customers concerned', {
      system: null,
      by: 'manual',
      switch: null,
      instruction: 'Send the approved text through the customer desk',
      gate: 'notify-customers',
      reversible: false,
      external: true,
    }),
  ],
  facts: [
    {
      id: 'exposed_data',
      ask: 'Which data left its boundary?',
      answer: { kind: 'ordered', values: ['none', 'internal', 'confidential', 'personal', 'special-category'] },
      answeredBy: ['security', 'legal'],
      within: null,
      untilAnswered: null,
    },
    {
      id: 'people_affected',
      ask: 'How many people are affected?',
      answer: { kind: 'number', unit: 'people' },
      answeredBy: ['security', 'operations'],
      within: null,
      untilAnswered: null,
    },
    {
      id: 'customer_impact',
      ask: 'Did customers see or feel it?',
      answer: { kind: 'ordered', values: ['none', 'limited', 'widespread'] },
      answeredBy: ['operations'],
      within: null,
      untilAnswered: null,
    },
    {
      id: 'used_in_decision',
      ask: 'Was the output used in a decision about a person or about money?',
      answer: { kind: 'yes-no' },
      answeredBy: ['operations', 'engineering'],
      within: null,
      untilAnswered: null,
    },
    {
      id: 'material',
      ask: 'Is the risk material under law, contract or reputation?',
      answer: { kind: 'yes-no' },
      answeredBy: ['executive', 'legal'],
      within: '4 h of declaration',
      untilAnswered: 'high',
    },
    {
      id: 'aware_at',
      ask: 'When did we become aware?',
      answer: { kind: 'time' },
      answeredBy: ['legal'],
      within: null,
      untilAnswered: null,
    },
  ],
  severities: [
    {
      level: 'low',
      title: 'Low',
      posture: 'Track, patch and review internally',
      opens: [],
      rules: [
        { clause: 'severity.low.rules.1', when: when('Always', 'true'), because: 'Every incident is at least low' },
      ],
    },
    {
      level: 'medium',
      title: 'Medium',
      posture: 'Contain, investigate and document the incident',
      opens: [],
      rules: [
        {
          clause: 'severity.medium.rules.1',
          when: when(
            '“Did customers see or feel it?” is at least limited',
            'atLeast(customer_impact, "limited")',
            'customer_impact',
          ),
          because: 'Customers noticed a failure',
        },
      ],
    },
    {
      level: 'high',
      title: 'High',
      posture: 'Security, legal and operations act at once',
      opens: ['support-assistant.stop', 'support-assistant.fallback'],
      rules: [
        {
          clause: 'severity.high.rules.1',
          when: when(
            '“Which data left its boundary?” is at least confidential',
            'atLeast(exposed_data, "confidential")',
            'exposed_data',
          ),
          because: 'Confidential data was exposed',
        },
      ],
    },
    {
      level: 'critical',
      title: 'Critical',
      posture: 'Executives, outside counsel and formal communication',
      opens: ['notify-customers'],
      rules: [
        {
          clause: 'severity.critical.rules.1',
          when: when('“Is the risk material under law, contract or reputation?” is yes', 'material', 'material'),
          because: 'Material regulatory, contractual or reputational risk',
        },
      ],
    },
  ],
  severityLoweredBy: ['legal', 'executive'],
  ...fakeWorkflow,
  notifications: [
    {
      id: 'leadership',
      to: 'The executive function',
      when: when('Severity is at least high', 'atLeast(severity, "high")', 'severity'),
      within: '30 min',
      owner: 'security',
      action: null,
    },
    {
      id: 'customers',
      to: 'The customers concerned',
      when: when('Personal data left its boundary', 'atLeast(exposed_data, "personal")', 'exposed_data'),
      within: '24 h',
      owner: 'communications',
      action: 'notify-customers',
    },
  ],
  exercises: {
    every: '6 months',
    scenarios: ['chatbot-leaks-account-data', 'vendor-outage'],
    killSwitchesEvery: '1 month',
  },
  review: { every: '1 year', owner: 'security-lead' },
};
