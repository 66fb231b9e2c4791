import { describe, expect, it } from 'vitest';
import { secretIn } from '../analysis/secrets.ts';
import { ruleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';
import { sec01 } from './sec-01.ts';

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

ruleCases(sec01, {
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
});

describe('what is a secret', () => {
  it.each([
    ['A private key', ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ')],
    ['A token of a code host', `ghp_${'aB3'.repeat(12)}`],
    ['A token of a chat service', ['xoxb', '123456789012', 'abcdef'].join('-')],
    ['A key of an API', ['sk', 'live', 'abcdefghijklmnopqrstuvwx'].join('_')],
    ['A signed token', ['eyJhbGciOiJI', 'eyJzdWIiOiIx', 'c2ln'].join('.')],
    ['An address with a password', 'postgres://muster:geheim@database/muster'],
    ['A card number', '4111 1111 1111 1111'],
    ['A social security number', '123-45-6789'],
    ['A long random word', ['d41d8cd98f00b204', 'e9800998ecf8427e'].join('')],
  ])('%s', (what, text) => expect(secretIn(`Use ${text} there`)).toBe(what));

  it.each([
    '4111 1111 1111 1112',
    'DE88 3704 0044 0532 0130 00',
    '2026-11-26',
    'GDPR Art. 6(1)(f)',
    '45 CFR 164.506(c)',
    'https://status.example.com/incidents/history',
  ])('not %s', (text) => expect(secretIn(`Use ${text} there`)).toBeNull());
});
