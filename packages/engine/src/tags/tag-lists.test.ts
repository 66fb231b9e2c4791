import { expect, test } from 'vitest';
import { starterPlan } from '../testkit/run-incident.ts';
import { findTag, tags } from './tag-lists.ts';

test('every tag has an id of its own, of the form of its list, and a name in one line', () => {
  expect(new Set(tags.map(({ id }) => id)).size).toBe(tags.length);
  const form = { 'owasp-llm': /^LLM\d\d:2025$/, 'owasp-agentic': /^ASI\d\d$/, atlas: /^AML\.T\d{4}(\.\d{3})?$/ };
  for (const { id, name, list } of tags) {
    expect(id).toMatch(form[list]);
    expect(name).toMatch(/^\S.{2,80}\S$/);
  }
  expect(tags.filter(({ list }) => list === 'atlas').length).toBe(170);
});

test('what the starter plan counts to a type is there', () => {
  const named = starterPlan.match(/AML\.T\d{4}|LLM\d\d:\d{4}/g) ?? [];
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((id) => findTag(id) === null)).toEqual([]);
});
