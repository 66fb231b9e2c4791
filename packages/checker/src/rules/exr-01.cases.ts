import type { RuleCases } from '../testkit/rule-cases.ts';
import { soundPlan } from '../testkit/sound-plan.ts';
import type { Edit } from '../testkit/sound-plan.ts';

export const stopped = (day: string): Edit => [
  'support-assistant.stop: "2026-11-10"',
  `support-assistant.stop: "${day}"`,
];
const leaked = (day: string): Edit => [
  'chatbot-leaks-account-data: "2026-10-01"',
  `chatbot-leaks-account-data: "${day}"`,
];
const told = (day: string): Edit => ['notify-customers: "2026-09-01"', `notify-customers: "${day}"`];
const [last = ''] = /  last:\n[^]*?enterprise-customers: "2026-06-06" \}\n/.exec(soundPlan) ?? [];

export const exr01Cases: RuleCases = {
  failing: {
    'kill switches are tried once in fifty years': {
      edits: [['kill_switches_every: 1 month', 'kill_switches_every: 50 years']],
      finds: [{ at: 'kill_switches_every: 50 years', says: 'kill_switches_every lets more than a year pass' }],
    },
    'the kill switch was not tried this month': {
      edits: [stopped('2026-10-20')],
      finds: [{ at: '2026-10-20', says: 'was due on 2026-11-20' }],
    },
    'a scenario was not played for a quarter': {
      edits: [leaked('2026-08-01')],
      finds: [{ at: '2026-08-01', says: 'The scenario chatbot-leaks-account-data' }],
    },
    'a gate and a clock are late': {
      edits: [told('2026-05-01'), ['eu-gdpr-33: "2026-06-01"', 'eu-gdpr-33: "2025-06-01"']],
      finds: [
        { at: '2026-05-01', says: 'The gate notify-customers' },
        { at: '2025-06-01', says: 'The clock eu-gdpr-33' },
      ],
    },
    'a gate has never been tried': {
      edits: [['notify-customers: "2026-09-01", ', '']],
      finds: [{ at: 'gates:', says: 'notify-customers has never been exercised' }],
    },
    'an exercise that has not been yet': {
      edits: [told('2027-01-01')],
      finds: [{ at: '2027-01-01', says: 'still to come' }],
    },
    'nothing at all': {
      edits: [[last, '']],
      finds: [{ at: 'every: 3 months', says: 'No scenario, gate, clock or kill switch' }],
    },
  },
  passing: {
    'once in a year': [['clocks_every: 1 year', 'clocks_every: 12 months']],
    'everything was exercised in time': [],
    'the kill switch is due today': [stopped('2026-10-26')],
    'it is exercised today': [leaked('2026-11-26')],
    'gates follow the scenarios where nothing else is said': [['  gates_every: 6 months\n', '']],
    'the interval is longer': [
      stopped('2026-09-01'),
      ['kill_switches_every: 1 month', 'kill_switches_every: 3 months'],
    ],
  },
};
