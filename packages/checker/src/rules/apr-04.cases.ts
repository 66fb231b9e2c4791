import { allHeldBy, gone, heldBy, here } from '../testkit/people-edits.ts';
import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const throttle = (by: string): Edit => [
  'hold: traffic, gate: stop-revenue-feature }',
  `hold: traffic, gate: stop-revenue-feature, verified_by: ${by} }`,
];
const refunds = (by: string): Edit => ['tool: refunds, gate: none,', `tool: refunds, verified_by: ${by}, gate: none,`];
const stop = 'approve: [1 of operations, 1 of security]';

export const apr04Cases: RuleCases = {
  failing: {
    'the only one who could confirm asks': {
      edits: [throttle('engineering'), gone, heldBy('ml-lead', 'p-9')],
      finds: [{ at: 'verified_by: engineering', says: 'platform-lead asks' }],
    },
    'one person is all of engineering, and the step has no gate': {
      edits: [refunds('engineering'), here, ...allHeldBy('p-1', ['ml-lead', 'platform-lead'])],
      finds: [{ at: 'verified_by: engineering', says: 'p-1 asks' }],
    },
    'of three in security one asks and two must approve': {
      edits: [throttle('security'), [stop, 'approve: [2 of security]']],
      finds: [{ at: 'verified_by: security', says: 'security-lead asks' }],
    },
    'of two in security one asks and the other approves': {
      edits: [throttle('security'), gone, heldBy('security-analyst', 'p-9')],
      finds: [{ at: 'verified_by: security', says: 'security-lead asks' }],
    },
    'nobody of the function that confirms is left': {
      edits: [refunds('communications'), gone, ...allHeldBy('p-9', ['communications-lead', 'support-lead'])],
      finds: [{ at: 'verified_by: communications', says: 'disable-refunds' }],
    },
    'two steps are confirmed by one person': {
      edits: [throttle('engineering'), refunds('engineering'), gone, heldBy('ml-lead', 'p-9')],
      finds: [
        { at: 'hold: traffic', says: 'support-assistant.throttle' },
        { at: 'hold: refunds', says: 'support-assistant.disable-refunds' },
      ],
    },
  },
  passing: {
    'two can confirm, and the step has no gate': [refunds('engineering')],
    'another function than those that approve confirms': [throttle('executive')],
    'of three in security one asks, one approves, one confirms': [throttle('security')],
    'of two in engineering one asks': [throttle('engineering')],
    'nobody confirms, so nobody is missing': [gone, heldBy('ml-lead', 'p-9')],
  },
};
