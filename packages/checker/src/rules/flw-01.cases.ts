import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const gone: Edit = { under: 'people', add: '  p-9: { active: false }' };
const left = (...seats: readonly string[]): readonly Edit[] => [
  gone,
  { under: 'seats', add: seats.map((seat) => `  ${seat}: { title: A seat, held_by: p-9 }`).join('\n') },
];
const noCounsel = left('general-counsel', 'privacy-counsel', 'deputy-counsel');
const reviewed: Edit = ['    leave_when: [triage]\n', '    leave_when: [triage, legal-review]\n'];
const returns = (to: string, more = ', at_most: 5 }'): string => `    returns: { to: [${to}]${more}\n`;
const ofContain = returns('detect, classify');
const ofReview = returns('detect, classify, contain, investigate, recover');

export const flw01Cases: RuleCases = {
  failing: {
    'an incident may go back from containment for ever': {
      edits: [[ofContain, '']],
      finds: [{ at: 'owner: security', says: 'detect → contain → detect → contain' }],
    },
    'two stages may go back for ever': {
      edits: [
        [ofContain, ''],
        [ofReview, ''],
      ],
      finds: [
        { at: 'owner: security', says: 'back from contain' },
        { at: 'owner: operations', says: 'back from review' },
      ],
    },
    'classification waits for counsel, and counsel has left': {
      edits: [...noCounsel, reviewed],
      finds: [{ at: 'task: legal-review', says: 'detect → classify' }],
    },
    'the legal review has a limit, and nobody ends it': {
      edits: noCounsel,
      finds: [{ at: 'task: legal-review', says: 'nobody of legal is there to do legal-review' }],
    },
    'containment waits for a decision of counsel who has left': {
      edits: [
        ...noCounsel,
        [
          'title: How the service goes on - pause, reroute or by hand\n        owner: operations',
          'title: How the service goes on - pause, reroute or by hand\n        owner: legal',
        ],
      ],
      finds: [{ at: 'decision: continuity', says: '→ contain' }],
    },
    'everybody of operations and the incident owner have left': {
      edits: left('operations-lead', 'support-lead', 'service-manager', 'security-lead'),
      finds: [{ at: 'decision: continuity', says: 'nobody of operations is there to do continuity' }],
    },
  },
  passing: {
    'every stage can be left, and returns are counted': [],
    'it goes back once': [[ofContain, returns('detect, classify', ', at_most: 1 }')]],
    'the incident owner does what a function without people cannot': left(
      'operations-lead',
      'support-lead',
      'service-manager',
    ),
    'one of two lawyers has left': [...left('general-counsel'), reviewed],
    'counsel has left, and nothing of theirs has a limit or is waited for': [
      ...noCounsel,
      [
        '        owner: legal\n        within: { critical: 30 min of declaration, high: 1 h of declaration, medium: 1 business day }\n',
        '        owner: legal\n',
      ],
    ],
    'a hundred returns are a bound': [[ofReview, returns('detect', ', at_most: 100 }')]],
  },
};
