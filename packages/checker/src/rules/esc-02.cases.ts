import { gone, heldBy, withHours } from '../testkit/people-edits.ts';
import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const ofOperations =
  '    escalate: [{ after: 5 min, layer: second, by: [phone, push] }, { after: 15 min, to: chief-operating-officer, by: [phone, sms] }]\n';
const lastOfEngineering = 'to: operations-lead, by: [phone] }]';
const engineeringEndsWith = (step: string): Edit => [lastOfEngineering, `${step}, by: [phone] }]`];
const executive = (after: string): Edit => [
  '{ after: 15 min, layer: second, by: [phone, sms] }',
  `{ after: ${after}, layer: second, by: [phone, sms] }`,
];
const drill = 'fire-warden';

export const esc02Cases: RuleCases = {
  failing: {
    'nobody is called after the first': {
      edits: [[ofOperations, '']],
      finds: [{ at: 'layers:', says: 'nobody else is' }],
    },
    'the last step comes after the time to acknowledge': {
      edits: [executive('16 min')],
      finds: [{ at: 'after: 16 min', says: 'An incident of critical calls executive' }],
    },
    'whoever is called last has left': {
      edits: [engineeringEndsWith(`to: ${drill}`), gone, heldBy(drill, 'p-9')],
      finds: [{ at: drill, says: 'whoever held fire-warden has left' }],
    },
    'whoever is called last goes home at five': {
      edits: [engineeringEndsWith(`to: ${drill}`), withHours(drill, 'hours: [Mon-Fri 09:00-17:00]')],
      finds: [{ at: drill, says: 'Thu 2026-11-26 17:00 Europe/Dublin: it is outside the hours of fire-warden' }],
    },
    'the layer that is called last has gaps': {
      edits: [
        [
          'through: [chief-executive, chief-operating-officer] }',
          'only: ["00:00-22:00"], through: [chief-executive, chief-operating-officer] }',
        ],
      ],
      finds: [{ at: 'after: 15 min, layer: second', says: 'Thu 2026-11-26 22:00 Europe/Dublin: nobody is called' }],
    },
    'the first is called again': {
      edits: [engineeringEndsWith('layer: first')],
      finds: [{ at: 'layer: first, by: [phone]', says: 'layer first of engineering again' }],
    },
    'two schedules call each other': {
      edits: [
        engineeringEndsWith('schedule: operations, layer: first'),
        [ofOperations, ofOperations.replace('to: chief-operating-officer', 'schedule: engineering, layer: first')],
      ],
      finds: [
        { at: 'schedule: engineering', says: 'operations, then engineering, then operations' },
        { at: 'schedule: operations', says: 'engineering, then operations, then engineering' },
      ],
    },
  },
  passing: {
    'the last step comes exactly in time': [executive('15 min')],
    'engineering is called by no level that must be acknowledged': [
      ['{ after: 15 min, to: operations-lead', '{ after: 2 h, to: operations-lead'],
    ],
    'another schedule is called, and does not call back': [engineeringEndsWith('schedule: operations, layer: first')],
    'office hours end, but who is called last is on call': [
      engineeringEndsWith('to: chief-executive'),
      withHours('chief-executive', 'hours: [Mon-Fri 09:00-17:00]'),
    ],
    'somebody on the way has left, and it goes on': [
      ['[{ after: 5 min, to: operations-lead', '[{ after: 5 min, to: fire-warden'],
      gone,
      heldBy(drill, 'p-9'),
    ],
  },
};
