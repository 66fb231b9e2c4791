import { readFileSync } from 'node:fs';
import { addMilliseconds, parseInstant } from '@muster/clocks';
import { expect, test } from 'vitest';
import { parsePlan } from '../parse-plan.ts';
import { callSteps } from './call-steps.ts';

const minute = 60_000;
const text = readFileSync(new URL('../../starters/saas-chatbot.yaml', import.meta.url), 'utf8');
const parsed = parsePlan(text, 'plan.yaml');
if (!parsed.ok) throw new Error('The starter does not compile.');
const { plan } = parsed;
const monday = parseInstant('2026-11-23T10:00:00.000Z');
const minutesAfter = (seat: string, at = monday) =>
  callSteps(plan, seat, at).map((call) => `${(Date.parse(call.at) - Date.parse(at)) / minute} ${call.seat}`);

test('a function is called through its schedule: who is on call, as it escalates, the lead at last, three times over', () => {
  const calls = minutesAfter('security-lead');
  expect(calls.slice(0, 5)).toEqual([
    '0 security-deputy',
    '5 operations-lead',
    '10 chief-operating-officer',
    '15 security-lead',
    '20 security-deputy',
  ]);
  expect(calls).toHaveLength(12);
});

test('a week later somebody else is on call', () => {
  const later = addMilliseconds(monday, 7 * 24 * 60 * minute);
  expect(minutesAfter('security-lead', later)[0]).toBe('0 platform-lead');
});

test('a lead without a schedule is followed by the deputies', () => {
  expect(minutesAfter('communications-lead').slice(0, 3)).toEqual([
    '0 communications-lead',
    '5 support-lead',
    '10 communications-lead',
  ]);
});

test('a seat that leads nothing is called again', () => {
  expect(minutesAfter('chief-executive')).toEqual(['0 chief-executive', '5 chief-executive', '10 chief-executive']);
});
