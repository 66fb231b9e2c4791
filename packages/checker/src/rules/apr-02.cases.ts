import { allHeldBy, gone, heldBy, here } from '../testkit/people-edits.ts';
import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const stop = 'approve: [1 of operations, 1 of security]';
const confirmed = (by: string): Edit => [
  'hold: traffic, gate: stop-revenue-feature }',
  `hold: traffic, gate: stop-revenue-feature, verified_by: ${by} }`,
];
const changeAsks = (whom: string): Edit => [
  'approve: [1 of legal, 1 of executive], within: 2 days',
  `approve: [${whom}], within: 2 days`,
];

export const apr02Cases: RuleCases = {
  failing: {
    'a critical gate hangs on two people of operations': {
      edits: [gone, heldBy('service-manager', 'p-9')],
      finds: [{ at: stop, says: 'operations-lead and support-lead are away' }],
    },
    'and on one, where only one is left': {
      edits: [gone, ...allHeldBy('p-9', ['service-manager', 'support-lead'])],
      finds: [{ at: stop, says: 'operations-lead is away' }],
    },
    'two seats of security are one person': {
      edits: [here, ...allHeldBy('p-1', ['security-lead', 'security-deputy'])],
      finds: [{ at: stop, says: 'p-1 and security-analyst are away' }],
    },
    'two can confirm what passes a critical gate': {
      edits: [confirmed('engineering')],
      finds: [{ at: stop, says: 'ml-lead and platform-lead are away' }],
    },
    'one can confirm it': {
      edits: [confirmed('engineering'), gone, heldBy('ml-lead', 'p-9')],
      finds: [{ at: stop, says: 'platform-lead is away' }],
    },
    'a gate that is not critical hangs on one, a critical one on two': {
      edits: [changeAsks('1 of engineering'), gone, ...allHeldBy('p-9', ['ml-lead', 'service-manager'])],
      finds: [
        { at: stop, says: 'operations-lead and support-lead are away' },
        { at: 'approve: [1 of engineering]', says: 'platform-lead is away. One person is needed there; 0 are left.' },
      ],
    },
    'the critical level opens a step behind a gate of its own': {
      edits: [
        ['hold: traffic, gate: stop-revenue-feature }', 'hold: traffic, gate: change-plan }'],
        ['opens: [retain-outside-counsel,', 'opens: [support-assistant.throttle, retain-outside-counsel,'],
        changeAsks('1 of engineering'),
      ],
      finds: [{ at: 'approve: [1 of engineering]', says: 'ml-lead and platform-lead are away' }],
    },
  },
  passing: {
    'a gate that is not critical can be passed with any one away': [changeAsks('1 of engineering')],
    'two approvals of four people': [
      [stop, 'approve: [2 of security]'],
      ['deputies: [security-deputy, security-analyst]', 'deputies: [security-deputy, security-analyst, soc-lead]'],
    ],
    'one person leads two functions, and each has two deputies': [
      here,
      ...allHeldBy('p-1', ['security-lead', 'operations-lead']),
    ],
    'three can confirm': [confirmed('executive')],
    'somebody has left who approves nothing': [gone, heldBy('communications-lead', 'p-9')],
  },
};
