import { parsePlan } from '@muster/plan';
import { describe, expect, test } from 'vitest';
import { starterPlan } from '../testkit/run-incident.ts';
import { suggest } from './suggest.ts';
import type { Clues } from './suggest.ts';

const parsed = parsePlan(starterPlan, 'plan.yaml');
if (!parsed.ok) throw new Error('The starter plan does not parse.');
const { plan } = parsed;

const looksLike = (said: Readonly<Record<string, string>>, rest: Partial<Clues> = {}) =>
  suggest(plan, { source: 'alertmanager', system: 'support-assistant', said: Object.entries(said), ...rest });

describe('a suggestion', () => {
  test('takes the type that the source says, above all words', () => {
    const { type } = looksLike({ 'labels.incident_type': 'incorrect-output', summary: 'It leaks account data' });
    expect(type).toEqual({ id: 'incorrect-output', because: ['The source says that it is of this type.'] });
  });

  test('knows the ids that the plan counts to a type', () => {
    const { type } = looksLike({ 'labels.rule': 'seen AML.T0051 in a page' });
    expect(type?.id).toBe('prompt-injection');
    expect(type?.because).toEqual(['It names AML.T0051, which the plan counts to this type.']);
    expect(looksLike({ 'labels.rule': 'AML.T00512' }).type, 'another id that begins the same').toBeNull();
  });

  test.each([
    ['The assistant answered with account numbers of another customer', 'sensitive-data-exposure'],
    ['Canary phrase seen in an answer', 'sensitive-data-exposure'],
    ['A page told it to ignore previous instructions: injection', 'prompt-injection'],
    ['Elevated error rate at the model vendor', 'vendor-outage'],
    ['Outcome disparity between postcodes: bias', 'harmful-or-biased-output'],
    ['It quotes a contract that does not exist', 'incorrect-output'],
    ['Refund tool called 40 times in a minute', 'unauthorised-behaviour'],
  ])('reads “%s” as %s', (summary, id) => {
    expect(looksLike({ 'annotations.summary': summary }).type?.id).toBe(id);
  });

  test('says nothing where nothing points to a type', () => {
    expect(looksLike({ summary: 'A bleak, unbiasedly written story' }).type).toBeNull();
    expect(looksLike({}).type).toBeNull();
  });

  test('takes the severity that the source says, and the worst of several', () => {
    const { severity } = looksLike({ 'labels.severity': 'warning', 'said.priority': 'P1' });
    expect(severity.level).toBe('critical');
    expect(severity.because).toContain('The source says critical.');
    expect(looksLike({ 'labels.severity': 'as bad as never before' }).severity.level).toBe('low');
  });

  test('says by which rule of the plan, and what it could become', () => {
    const { severity } = looksLike({ summary: 'personal data in an answer' });
    expect(severity.because).toEqual([
      'Every incident is at least low.',
      expect.stringMatching(/^It could be critical: nobody has answered /),
    ]);
  });

  test('never repeats what a source said, and looks at so much of it alone', () => {
    const hostile = `<img src=x onerror=alert(1)> leak ${'x'.repeat(2_000_000)} injection`;
    const began = performance.now();
    const found = looksLike({ summary: hostile, constructor: '__proto__', 'labels.incident_type': 'toString' });
    expect(performance.now() - began).toBeLessThan(200);
    expect(JSON.stringify(found)).not.toContain('onerror');
    expect(found.type?.because).toEqual(['It speaks of “leak”.']);
  });

  test('is the same for the same signals', () => {
    const said = { summary: 'leak of personal data by injection', 'labels.severity': 'high' };
    expect(looksLike(said)).toEqual(looksLike(said));
  });
});
