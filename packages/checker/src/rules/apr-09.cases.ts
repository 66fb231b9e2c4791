import { allHeldBy, here } from '../testkit/people-edits.ts';
import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const gate = (id: string): Edit => ['\n  gate: change-plan\n', `\n  gate: ${id}\n`];
const asks = (whom: string): Edit => [
  'approve: [1 of legal, 1 of executive], within: 2 days',
  `approve: [${whom}], within: 2 days`,
];
const more = (part: string): Edit => [
  '  change-plan:\n    { approve:',
  `  change-plan:\n    { ${part},\n      approve:`,
];
const standing = more('standing: { template: holding-statement, released_by: legal, until: "2027-05-01", at_most: 3 }');
const mayDecide: Edit = ['may_decide: [containment]', 'may_decide: [containment, change-plan]'];
const counsel = ['general-counsel', 'privacy-counsel', 'deputy-counsel'];
const at = 'gate: change-plan';

export const apr09Cases: RuleCases = {
  failing: {
    'a new version passes no gate': {
      edits: [['\n  gate: change-plan\n', '\n']],
      finds: [{ at: 'review:', says: 'passes no gate' }],
    },
    'the owner of the plan is the only one who approves it': {
      edits: [asks('1 of legal'), here, ...allHeldBy('p-1', counsel)],
      finds: [{ at, says: 'without general-counsel' }],
    },
    'it is approved beforehand': { edits: [standing], finds: [{ at, says: 'beforehand' }] },
    'its glass can be broken': {
      edits: [more('break_glass: { by: ml-lead, when: harmful_output, review_within: 1 day }')],
      finds: [{ at, says: 'ml-lead can break its glass' }],
    },
    'the incident owner may settle it': { edits: [mayDecide], finds: [{ at, says: 'incident owner' }] },
    'the gate of another act has glass, and the incident owner settles it': {
      edits: [
        gate('stop-revenue-feature'),
        ['may_decide: [containment]', 'may_decide: [containment, stop-revenue-feature]'],
      ],
      finds: [
        { at: 'gate: stop-revenue-feature', says: 'break its glass' },
        { at: 'gate: stop-revenue-feature', says: 'incident owner' },
      ],
    },
  },
  passing: {
    'it passes the gate of the regulator': [gate('notify-regulator')],
    'two lawyers approve who are not its owner': [asks('2 of legal')],
    'its owner approves nothing anyway': [asks('1 of engineering, 1 of operations')],
    'its owner is one of the executives too': [here, ...allHeldBy('p-1', ['general-counsel', 'chief-executive'])],
    'three functions approve': [asks('1 of legal, 1 of executive, 1 of security')],
  },
};
