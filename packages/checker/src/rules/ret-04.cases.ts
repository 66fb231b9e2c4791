import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const logs = "'Mask account numbers and free text when captured, unless under hold'";
const access = "'Accounts outside the time of the incident are left out, unless under hold'";
const atMost = (most: string): Edit => [
  'title: System and application logs, keep: 2 years after closure,',
  `title: System and application logs, keep: 1 day, at_most: ${most},\n     `,
];
const vendor = 'minimise: Private contact details are masked }';

export const ret04Cases: RuleCases = {
  failing: {
    'logs are masked whatever is held': {
      edits: [[logs, 'Mask account numbers when captured']],
      finds: [{ at: 'Mask account numbers when captured', says: 'minimised all the same' }],
    },
    'accounts are left out whatever is held': {
      edits: [[access, 'Accounts outside the time are left out']],
      finds: [{ at: 'Accounts outside', says: 'A hold covers access-logs' }],
    },
    both: {
      edits: [
        [logs, 'Mask account numbers when captured'],
        [access, 'Accounts outside the time are left out'],
      ],
      finds: [
        { at: 'Mask account numbers', says: 'application-logs' },
        { at: 'Accounts outside', says: 'access-logs' },
      ],
    },
    'the source keeps it longer than it may exist': {
      edits: [atMost('20 days')],
      finds: [{ at: 'kept_there: 30 days', says: 'log store keeps application-logs for longer' }],
    },
    'the hold is widened to what is masked': {
      edits: [
        [
          'application-logs, access-logs], resolved_by',
          'application-logs, vendor-correspondence, access-logs], resolved_by',
        ],
      ],
      finds: [{ at: 'Private contact details', says: 'vendor-correspondence' }],
    },
    'a month is not always 30 days': {
      edits: [atMost('1 month')],
      finds: [{ at: 'kept_there: 30 days', says: 'for longer than it may exist' }],
    },
  },
  passing: {
    'what is held is spared': [],
    'the original stays sealed': [[logs, 'Mask everything\n      , sealed_original: true']],
    'no hold covers what is masked': [[vendor, 'minimise: Every name is taken out }']],
    'nothing is minimised': [[`,\n      minimise: ${access}`, '']],
    'the source deletes before it must be gone': [atMost('2 months')],
  },
};
