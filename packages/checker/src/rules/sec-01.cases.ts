import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const fallback = (text: string): Edit => ['fallback: People answer from the queue', `fallback: '${text}'`];
const compartment = (members: string): Edit => ({
  under: 'compartments',
  add: `  staff: { title: About our own people, members: [${members}] }`,
});
const administrators = (...seats: readonly string[]): Edit => [
  '\nvendors:\n',
  `\nadministrators: [${seats.join(', ')}]\nvendors:\n`,
];
const gone: readonly Edit[] = [
  { under: 'people', add: '  p-9: { active: false }' },
  { under: 'seats', add: '  general-counsel: { title: Counsel, held_by: p-9 }' },
];
// Put together here, so that nobody takes the test for a leak.
const key = ['AKIA', 'QWERTZUIOPASDFGH'].join('');
const random = ['x7Gq2LmZ9', 'pRt4VwK8s', 'Nb3YcD6fH'].join('');

export const sec01Cases: RuleCases = {
  failing: {
    'the key of a cloud': {
      edits: [fallback(`Restart it with ${key}`)],
      finds: [{ at: 'Restart it with', says: 'A key of a cloud stands here' }],
    },
    'a long random word': {
      edits: [fallback(`Restart it with ${random}`)],
      finds: [{ at: 'Restart it with', says: 'A long random word' }],
    },
    'a password and a bank account': {
      edits: [
        fallback('Sign on with password: hunter22'),
        ['posture: Track, patch and review internally', 'posture: Pay to DE89370400440532013000'],
      ],
      finds: [
        { at: 'hunter22', says: 'A password' },
        { at: 'DE89', says: 'A bank account' },
      ],
    },
    'the only administrator is the only one in a compartment': {
      edits: [compartment('platform-lead'), administrators('platform-lead')],
      finds: [
        { at: 'administrators:', says: 'The incident is about platform-lead' },
        { at: 'members: [platform-lead]', says: 'An administrator cannot be excluded from staff' },
      ],
    },
    'nobody is left in a compartment': {
      edits: [...gone, compartment('general-counsel')],
      finds: [{ at: 'members: [general-counsel]', says: 'Nobody is left in the compartment staff' }],
    },
  },
  passing: {
    words: [],
    'a compartment without administrators': [
      compartment('general-counsel, privacy-counsel'),
      administrators('platform-lead', 'ml-lead'),
    ],
    'an administrator and somebody else': [
      compartment('general-counsel, platform-lead'),
      administrators('platform-lead', 'ml-lead'),
    ],
    'a digest is no secret': [fallback(`sha256:${'0123456789abcdef'.repeat(4)}`)],
    'long names with hyphens, days and sums': [
      fallback('eu-aia-73-3-critical-or-widespread-infringement on 2026-11-26, 1 000 000 people'),
    ],
  },
};
