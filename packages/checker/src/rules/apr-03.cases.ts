import { withHours } from '../testkit/people-edits.ts';
import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const ofCommunications = (deputies: string): Edit => [
  'lead: communications-lead, deputies: [support-lead]',
  `lead: communications-lead, deputies: [${deputies}]`,
];
/** The gate for new versions asks communications, whom nobody calls at night. */
const asks = (count: number, within: string): readonly Edit[] => [
  ofCommunications('press-officer, web-editor'),
  ['approve: [1 of legal, 1 of executive], within: 2 days', `approve: [${count} of communications], within: ${within}`],
  ['on_silence: { after: 1 day,', 'on_silence: { after: 30 min,'],
];
const hours = (lead: string, press: string, web: string): readonly Edit[] => [
  withHours('communications-lead', lead),
  withHours('press-officer', press),
  withHours('web-editor', web),
];
const office = 'hours: [Mon-Fri 09:00-17:00]';
const at = (count: number) => `${count} of communications`;

export const apr03Cases: RuleCases = {
  failing: {
    'all keep office hours, and four hours are given': {
      edits: [...asks(1, '4 h'), ...hours(office, office, office)],
      finds: [{ at: at(1), says: 'Thu 2026-11-26 17:00 Europe/Dublin' }],
    },
    'all are away at the weekend, and two days are given': {
      edits: [...asks(1, '48 h'), ...hours('hours: [Mon-Fri 00:00-00:00]', office, office)],
      finds: [{ at: at(1), says: 'Sat 2026-11-28 00:00' }],
    },
    'two must approve, and only one is there in the evening': {
      edits: [...asks(2, '2 h'), ...hours('hours: ["00:00-00:00"]', office, 'hours: [Mon-Sun 09:00-18:00]')],
      finds: [{ at: at(2), says: 'Thu 2026-11-26 18:00' }],
    },
    'the hours are those of another zone': {
      edits: [...asks(1, '4 h'), ...hours(...three(`${office}, zone: America/New_York`))],
      finds: [{ at: at(1), says: 'Thu 2026-11-26 09:00' }],
    },
    'Dublin and Los Angeles fit but for the weeks in which only one has changed its clocks': {
      edits: [
        ...asks(1, '1 h'),
        ...hours('hours: [08:00-20:00]', 'hours: [12:00-00:00], zone: America/Los_Angeles', 'hours: [Mon 10:00-11:00]'),
      ],
      finds: [{ at: at(1), says: 'Mon 2027-03-15 07:00' }],
    },
    'two gates are asked in vain on the first evening': {
      edits: [
        ...asks(1, '4 h'),
        ['approve: [1 of legal], within: 2 h', 'approve: [1 of communications], within: 3 h'],
        ...hours(office, office, office),
      ],
      finds: [
        { at: 'within: 3 h', says: 'retain-outside-counsel' },
        { at: 'within: 4 h', says: 'change-plan' },
      ],
    },
  },
  passing: {
    'the plan says nothing of their hours': asks(1, '4 h'),
    'one of them has no hours': [...asks(1, '4 h'), withHours('press-officer', office)],
    'two cover day and night': [
      ...asks(1, '2 h'),
      ...hours('hours: ["08:00-20:00"]', 'hours: ["20:00-08:00"]', office),
    ],
    'the weekend is shorter than the time given': [...asks(1, '3 days'), ...hours(office, office, office)],
    'they keep office hours, and are on call': [
      withHours('general-counsel', office),
      withHours('privacy-counsel', office),
      withHours('deputy-counsel', office),
    ],
  },
};

function three(all: string): readonly [string, string, string] {
  return [all, all, all];
}
