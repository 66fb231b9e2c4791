import { describe, expect, it } from 'vitest';
import { secretIn } from '../analysis/secrets.ts';

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
