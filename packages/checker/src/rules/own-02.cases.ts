import type { RuleCases } from '../testkit/rule-cases.ts';
import { gone, heldBy, here, person } from '../testkit/people-edits.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const operations = 'lead: operations-lead, deputies: [support-lead, service-manager]';

/** Functions that have a single deputy. */
const alone: readonly Edit[] = [
  ['deputies: [security-deputy, security-analyst]', 'deputies: [security-deputy]'],
  ['deputies: [privacy-counsel, deputy-counsel]', 'deputies: [privacy-counsel]'],
];

export const own02Cases: RuleCases = {
  failing: {
    'the deputy is the lead in another seat': {
      edits: [...alone, here, heldBy('security-lead', 'p-1'), heldBy('security-deputy', 'p-1')],
      finds: [{ at: 'deputies: [security-deputy]', says: 'lead of security' }],
    },
    'the only deputy has left': {
      edits: [...alone, gone, heldBy('privacy-counsel', 'p-9')],
      finds: [{ at: 'deputies: [privacy-counsel]', says: 'has left' }],
    },
    'of two deputies one has left and one is the lead': {
      edits: [
        here,
        gone,
        heldBy('ml-lead', 'p-1'),
        heldBy('platform-lead', 'p-1'),
        heldBy('tooling-lead', 'p-9'),
        ['deputies: [platform-lead]', 'deputies: [platform-lead, tooling-lead]'],
      ],
      finds: [{ at: 'platform-lead, tooling-lead', says: 'ml-lead is absent' }],
    },
    'one person carries a whole function in three seats': {
      edits: [
        here,
        heldBy('operations-lead', 'p-1'),
        heldBy('support-lead', 'p-1'),
        heldBy('support-deputy', 'p-1'),
        [operations, operations.replace('service-manager', 'support-deputy')],
      ],
      finds: [{ at: 'support-lead, support-deputy', says: 'lead of operations' }],
    },
    'two functions have nobody to stand in': {
      edits: [...alone, gone, heldBy('security-deputy', 'p-9'), heldBy('platform-lead', 'p-9')],
      finds: [
        { at: 'deputies: [security-deputy]', says: 'lead of security' },
        { at: 'deputies: [platform-lead]', says: 'lead of engineering' },
      ],
    },
  },
  passing: {
    'seats that nobody says more about are held by people of their own': [],
    'lead and deputy are two people': [
      here,
      person('p-2', true),
      heldBy('security-lead', 'p-1'),
      heldBy('security-deputy', 'p-2'),
    ],
    'the first deputy has left, the second is here': [gone, heldBy('security-deputy', 'p-9')],
    'one person holds seats of two functions': [here, heldBy('security-deputy', 'p-1'), heldBy('platform-lead', 'p-1')],
    'the lead has left and the deputy is here': [gone, heldBy('security-lead', 'p-9')],
  },
};
