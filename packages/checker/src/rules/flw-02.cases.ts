import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const preserve = '    preserve_first: 60 s\n';
const ofContain = 'returns: { to: [detect, classify], at_most: 5 }';
const left = (...seats: readonly string[]): readonly Edit[] => [
  { under: 'people', add: '  p-9: { active: false }' },
  { under: 'seats', add: seats.map((seat) => `  ${seat}: { title: A seat, held_by: p-9 }`).join('\n') },
];

export const flw02Cases: RuleCases = {
  failing: {
    'containment waits for no evidence': {
      edits: [[preserve, '']],
      finds: [{ at: 'contain:', says: 'Containment does not wait for evidence' }],
    },
    'evidence has until the next business day': {
      edits: [[preserve, '    preserve_first: 1 business day\n']],
      finds: [{ at: 'preserve_first: 1 business day', says: 'no time on the wall clock' }],
    },
    'a way back to the same stage': {
      edits: [[ofContain, 'returns: { to: [classify, contain], at_most: 5 }']],
      finds: [{ at: 'to: [classify, contain]', says: 'contain cannot go back to contain' }],
    },
    'a way back to a later stage': {
      edits: [[ofContain, 'returns: { to: [recover], at_most: 5 }']],
      finds: [{ at: 'to: [recover]', says: 'which does not come before it' }],
    },
    'a task of a function that has nobody left': {
      edits: left('general-counsel', 'privacy-counsel', 'deputy-counsel'),
      finds: [{ at: 'task: legal-review', says: 'nobody of legal is left' }],
    },
    'two ways back that lead forward': {
      edits: [[ofContain, 'returns: { to: [recover, review], at_most: 5 }']],
      finds: [
        { at: 'to: [recover, review]', says: 'to recover' },
        { at: 'to: [recover, review]', says: 'to review' },
      ],
    },
  },
  passing: {
    "every step is somebody's": [],
    'half a minute for the evidence': [[preserve, '    preserve_first: 30 s\n']],
    'a deputy is left': left('general-counsel'),
    'the incident owner stands in': left('communications-lead', 'support-lead'),
    'it only goes back to the beginning': [[ofContain, 'returns: { to: [detect], at_most: 1 }']],
  },
};
