import { allHeldBy, gone, heldBy, here } from '../testkit/people-edits.ts';
import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const rule = `{ by: security-lead, when: 'atLeast(exposed_data, "personal")', review_within: 24 h, lasts: 4 h,
          reviewed_by: chief-operating-officer, never: [evidence, holds] }`;
const glass = (from: string, to: string): Edit => [rule, rule.replace(from, to)];
const at = '{ by: security-lead';

export const apr08Cases: RuleCases = {
  failing: {
    'nobody looks back for two years': {
      edits: [['review_within: 24 h', 'review_within: 2 years']],
      finds: [{ at: 'by: security-lead', says: 'reviewed more than a week later' }],
    },
    'nobody can break glass for a stop': {
      edits: [[`,\n      break_glass:\n        ${rule}`, '']],
      finds: [{ at: 'approve: [1 of operations', says: 'nobody can break glass for support-assistant.stop' }],
    },
    'glass can be broken in every incident': {
      edits: [glass(`'atLeast(exposed_data, "personal")'`, '"true"')],
      finds: [{ at, says: 'in every incident' }],
    },
    'it outlasts an approval': { edits: [glass('lasts: 4 h', 'lasts: 5 h')], finds: [{ at, says: 'outlasts' }] },
    'whoever breaks it reviews it': {
      edits: [here, ...allHeldBy('p-1', ['security-lead', 'chief-operating-officer'])],
      finds: [{ at, says: 'are one person' }],
    },
    'the seat is empty': {
      edits: [gone, heldBy('security-lead', 'p-9')],
      finds: [{ at, says: 'security-lead has left' }],
    },
    'the reviewer has left': {
      edits: [gone, heldBy('chief-operating-officer', 'p-9')],
      finds: [{ at, says: 'Nobody reviews broken glass: chief-operating-officer has left' }],
    },
    'it may touch holds, and has no end': {
      edits: [glass('never: [evidence, holds]', 'never: [evidence]'), glassAfter('lasts: 4 h,\n', '\n')],
      finds: [
        { at, says: 'keep off holds' },
        { at, says: '`lasts` is missing' },
      ],
    },
  },
  passing: {
    'it lasts an hour': [glass('lasts: 4 h', 'lasts: 1 h')],
    'counsel reviews it': [glass('chief-operating-officer', 'general-counsel')],
    'the order of what it never touches means nothing': [glass('[evidence, holds]', '[holds, evidence]')],
    'a fact that most incidents do not have allows it': [
      glass(`'atLeast(exposed_data, "personal")'`, 'harmful_output'),
    ],
    'one person holds two seats, neither of them the reviewer': [
      here,
      ...allHeldBy('p-1', ['security-lead', 'platform-lead']),
    ],
  },
};

/** A second change of the rule, made in the text that the first has left. */
function glassAfter(from: string, to: string): Edit {
  return [`review_within: 24 h, ${from}`, `review_within: 24 h,${to}`];
}
