import { expect, test } from 'vitest';
import { isConcerned } from './concerned.ts';
import type { LiveEntry } from './concerned.ts';

const entry = (kind: string, id = 'a'): LiveEntry => ({
  ledgerIndex: 7,
  stream: { kind, id },
  version: 1,
  type: 'x',
  at: '2026-03-02T09:00:00Z',
});
const concerned = (kind: string, key: readonly unknown[], incident: string | null = null) =>
  isConcerned({ key, incident }, entry(kind));

test('an entry of an incident concerns its room, its timeline and the lists', () => {
  expect(concerned('incident', ['incident', 'INC-1'], 'a')).toBe(true);
  expect(concerned('incident', ['timeline', 'INC-1', true, 1], 'a')).toBe(true);
  expect(concerned('incident', ['incidents'])).toBe(true);
  expect(concerned('incident', ['obligations', 'mine'])).toBe(true);
});

test('it does not concern the room of another incident, nor the inbox', () => {
  expect(concerned('incident', ['incident', 'INC-2'], 'b')).toBe(false);
  expect(concerned('incident', ['signals'])).toBe(false);
});

test('a room that is not loaded yet may be the one', () => {
  expect(concerned('incident', ['incident', 'INC-2'], null)).toBe(true);
});

test('what becomes of a message concerns the log of them and the channels, and nothing else', () => {
  expect(concerned('delivery', ['deliveries', 'mine'])).toBe(true);
  expect(concerned('delivery', ['channels'])).toBe(true);
  expect(concerned('delivery', ['incidents'])).toBe(false);
  expect(concerned('contacts', ['contacts'])).toBe(true);
  expect(concerned('seat', ['reach'])).toBe(true);
});

test('a plan version never changes, whatever happens', () => {
  expect(concerned('something-new', ['plan-version', 'v'])).toBe(false);
  expect(concerned('something-new', ['people'])).toBe(true);
});
