import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const tested = (day: string): Edit => ['last_test: "2026-10-15"', `last_test: "${day}"`];
const bureau = (more: string): Edit => ({
  under: 'vendors',
  add: `  credit-bureau: { title: The bureau, contact: Its desk, spoken_to_by: ml-lead, ${more} }`,
});
const whole = 'notice: { within: 24 h }, logs: { right: On request, keep: 30 days }, last_test: "2026-11-01"';

export const vnd01Cases: RuleCases = {
  failing: {
    'nobody tried whether the desk answers': {
      edits: [['    last_test: "2026-10-15"\n', '']],
      finds: [{ at: 'example-model-vendor:', says: 'Nobody has tried' }],
    },
    'the last test is older than 180 days': {
      edits: [tested('2026-05-29')],
      finds: [{ at: '2026-05-29', says: 'more than 180 days ago' }],
    },
    'a test that has not been yet': {
      edits: [tested('2026-12-24')],
      finds: [{ at: '2026-12-24', says: 'still to come' }],
    },
    'it owes no notice': {
      edits: [['    notice: { within: 24 h, clause: Security incidents }\n', '']],
      finds: [{ at: 'title: The vendor of the model', says: 'a duty to give notice' }],
    },
    'no desk, no seat of ours, no right to its logs, and the test is old': {
      edits: [
        ['    contact: Its incident desk, as in the contract\n', ''],
        ['    spoken_to_by: ml-lead\n', ''],
        ['    logs: { right: On request after an incident, keep: 30 days, within: 3 days }\n', ''],
        tested('2025-11-26'),
      ],
      finds: [
        {
          at: 'title: The vendor of the model',
          says: '(contact); a seat that speaks with it (spoken_to_by); a right to its logs',
        },
        { at: '2025-11-26', says: 'last answered a test on 2025-11-26' },
      ],
    },
    'a second vendor owes nothing': {
      edits: [bureau('last_test: "2026-11-01"')],
      finds: [{ at: 'credit-bureau', says: 'a duty to give notice (notice); a right to its logs (logs)' }],
    },
  },
  passing: {
    'the desk answered six weeks ago': [],
    'the desk answered 180 days ago': [tested('2026-05-30')],
    'the desk answers today': [tested('2026-11-26')],
    'a second vendor has everything': [bureau(whole)],
    'without a status page': [['    status_page: https://status.example.com\n', '']],
  },
};
