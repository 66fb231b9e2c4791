import { gone, heldBy } from '../testkit/people-edits.ts';
import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const security = 'through: [security-lead, security-deputy, platform-lead] }';
export const first = `rotate: [{ every: 1 week, at: Mon 09:00, ${security}]`;
const only = (hours: string): Edit => [security, `only: [${hours}], ${security}`];
const followTheSun = (dublin: string, west: string): Edit => [
  first,
  `rotate: [{ every: 1 week, at: Mon 00:00, only: [${dublin}], through: [security-lead] }, { every: 1 week, at: Mon 00:00, zone: America/Los_Angeles, only: [${west}], through: [platform-lead] }]`,
];
const withoutLegal: Edit = ['on_call: legal, ', ''];
const at = 'layer: first';

export const esc01Cases: RuleCases = {
  failing: {
    'nobody is called at night': {
      edits: [only('"08:00-20:00"')],
      finds: [{ at, says: 'Thu 2026-11-26 20:00 Europe/Dublin: no turn covers it' }],
    },
    'two zones fit but for the weeks in which only one has changed its clocks': {
      edits: [followTheSun('"08:00-20:00"', '"12:00-00:00"')],
      finds: [{ at, says: 'Mon 2027-03-15 07:00 Europe/Dublin' }],
    },
    'who is called every third week has left': {
      edits: [gone, heldBy('security-deputy', 'p-9')],
      finds: [{ at, says: 'whoever held security-deputy has left' }],
    },
    'turns begin next year': {
      edits: [[security, `since: "2027-01-04", ${security}`]],
      finds: [{ at, says: 'Thu 2026-11-26 09:00' }],
    },
    'one holiday is taken by somebody who has left': {
      edits: [
        [
          '    escalate: [{ after: 5 min, to: operations-lead, by: [phone, sms] }',
          '    holidays: [{ layer: first, calendar: IE, through: [fire-warden] }]\n    escalate: [{ after: 5 min, to: operations-lead, by: [phone, sms] }',
        ],
        gone,
        heldBy('fire-warden', 'p-9'),
      ],
      finds: [{ at, says: 'Fri 2026-12-25 00:00' }],
    },
    'security sleeps, and legal has no schedule': {
      edits: [only('"00:00-23:00"'), withoutLegal],
      finds: [
        {
          at: 'Assess regulatory',
          says: 'legal must act at any hour, and nobody of it is on call. It is called in at high',
        },
        { at, says: 'Thu 2026-11-26 23:00' },
      ],
    },
  },
  passing: {
    'two zones overlap by an hour': [followTheSun('"07:00-20:00"', '"12:00-00:00"')],
    'the second layer has gaps': [
      [
        'through: [privacy-counsel, general-counsel] }',
        'only: ["09:00-17:00"], through: [privacy-counsel, general-counsel] }',
      ],
    ],
    'engineering has days for all it does, and no schedule': [['on_call: engineering, ', '']],
    'a schedule that nobody names has gaps': [
      {
        under: 'on_call',
        add: '  press:\n    layers: [{ layer: first, rotate: [{ every: 1 day, at: "09:00", only: ["09:00-17:00"], through: [support-lead] }] }]',
      },
    ],
    'an override covers the leave of whoever left': [
      [
        `${first} }`,
        `${first} }\n    overrides: [{ layer: first, from: 2026-11-20 09:00, to: 2028-12-31 09:00, seat: security-lead }]`,
      ],
      gone,
      heldBy('security-deputy', 'p-9'),
    ],
  },
};
