import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const counsel = (times: string): Edit => ['within: 2 h, expires: 3 days, run_within: 1 day', times];
const regulator = (times: string): Edit => ['within: 12 h, expires: 24 h, run_within: 12 h', times];
const standing = (until: string): Edit => [
  '  notify-customers:\n    { approve:',
  `  notify-customers:\n    { standing: { template: holding-statement, released_by: legal, until: "${until}", at_most: 3 },\n      approve:`,
];

export const apr07Cases: RuleCases = {
  failing: {
    'an approval lapses before the others answer': {
      edits: [regulator('within: 12 h, expires: 11 h, run_within: 1 h')],
      finds: [{ at: 'expires: 11 h', says: 'notify-regulator can lapse' }],
    },
    'what was approved runs after the approval lapsed': {
      edits: [counsel('within: 2 h, expires: 3 days, run_within: 4 days')],
      finds: [{ at: 'run_within: 4 days', says: 'retain-outside-counsel approved can run' }],
    },
    'a business day outlasts a day, from a Friday on': {
      edits: [regulator('within: 12 h, expires: 24 h, run_within: 1 business day')],
      finds: [{ at: 'run_within: 1 business day', says: 'expires ends before run_within' }],
    },
    'the standing authority has ended': {
      edits: [standing('2026-11-25')],
      finds: [{ at: 'standing:', says: 'ended on 2026-11-25' }],
    },
    'the standing authority never really ends': {
      edits: [standing('2027-11-27')],
      finds: [{ at: 'standing:', says: 'for more than a year' }],
    },
    'an approval is too short for both': {
      edits: [counsel('within: 2 h, expires: 1 h, run_within: 1 day')],
      finds: [
        { at: 'expires: 1 h', says: 'lapse' },
        { at: 'expires: 1 h', says: 'can run after' },
      ],
    },
  },
  passing: {
    'all three are the same': [regulator('within: 24 h, expires: 24 h, run_within: 24 h')],
    'business days on both sides': [
      counsel('within: 1 business day, expires: 2 business days, run_within: 2 business days'),
    ],
    'months are longer than weeks': [counsel('within: 4 weeks, expires: 2 months, run_within: 4 weeks')],
    'the standing authority ends today': [standing('2026-11-26')],
    'the standing authority ends in a year': [standing('2027-11-26')],
  },
};
