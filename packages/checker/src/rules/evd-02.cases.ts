import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const kept = (from: string, days: string): Edit => [
  from,
  from.replace(/kept_there: [^,}]+(?=[, ])/, `kept_there: ${days} `).replace(' ,', ','),
];
const recorder = 'from: flight recorder, kept_there: 14 days,';
const access = 'from: sign-on log, kept_there: 90 days,';
const configuration = '      model-configuration: { from: deployment history, kept_there: 1 year }\n';

export const evd02Cases: RuleCases = {
  failing: {
    'the recorder forgets within the hour': {
      edits: [['assessment: DPIA support assistant, keep: 14 days', 'assessment: DPIA support assistant, keep: 1 h']],
      finds: [{ at: 'keep: 1 h', says: 'The recorder of support-assistant can have deleted what happened' }],
    },
    'the recorder forgets after a week': {
      edits: [kept(recorder, '7 days')],
      finds: [{ at: 'flight recorder', says: 'prompts-and-outputs of support-assistant can be gone' }],
    },
    'collecting waits for a month': {
      edits: [
        [
          'covers: [system-logs, tool-calls], collect_within: 2 days',
          'covers: [system-logs, tool-calls], collect_within: 30 days',
        ],
      ],
      finds: [{ at: 'log store', says: 'collected 30 days later; kept for 30 days' }],
    },
    'nobody says when, and investigating takes longer': {
      edits: [kept(access, '20 days')],
      finds: [{ at: 'sign-on log', says: 'access-logs of support-assistant' }],
    },
    'the store deletes sooner than the system says': {
      edits: [
        [
          'recorder: { title: The flight recorder, deletes_after: 14 days',
          'recorder: { title: The flight recorder, deletes_after: 10 days',
        ],
      ],
      finds: [{ at: 'flight recorder', says: 'longer than recorder, where it lies, keeps anything' }],
    },
    'nothing says where the configuration lies': {
      edits: [[configuration, '']],
      finds: [{ at: 'prompts-and-outputs:', says: 'Nothing says where model-configuration of support-assistant lies' }],
    },
    'slow detection overtakes two sources': {
      edits: [
        [
          'low: 1 business day }\n    do:\n      - { task: record-first-signal',
          'low: 20 business days }\n    do:\n      - { task: record-first-signal',
        ],
      ],
      finds: [
        { at: 'assessment: DPIA', says: 'Detected after 32 days; kept for 14 days' },
        { at: 'flight recorder', says: 'Detected after 32 days' },
        { at: 'log store', says: 'Detected after 32 days' },
      ],
    },
  },
  passing: {
    'each source outlasts detection and collection': [],
    'a day is enough where it is collected within hours': [
      kept(recorder, '8 days'),
      ['retrieval-sources], collect_within: 1 day', 'retrieval-sources], collect_within: 1 h'],
    ],
    'the store keeps it as long as the system says': [kept(recorder, '13 days')],
    'the configuration is kept for ten years': [[configuration, configuration.replace('1 year', '10 years')]],
    'a store that deletes nothing': [
      [
        'recorder: { title: The flight recorder, deletes_after: 14 days, hold: An incident preserves its slice }',
        'recorder: { title: The flight recorder }',
      ],
    ],
  },
};
