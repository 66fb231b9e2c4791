import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { wholePlan } from './fixtures/whole-plan.ts';
import { planJsonSchema, starterNames } from './index.ts';

/** A reader made from the JSON Schema alone. */
const reader = z.fromJSONSchema(JSON.parse(JSON.stringify(planJsonSchema())));
const starter = (name: string) => readFileSync(join(import.meta.dirname, '..', 'starters', `${name}.yaml`), 'utf8');

/** Every key of the language, wherever it stands. */
function keysOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inner]) => [
    ...(key === 'properties' && typeof inner === 'object' && inner !== null ? Object.keys(inner) : []),
    ...keysOf(inner),
  ]);
}

it('names no key that the reference does not explain', () => {
  const reference = readFileSync(join(import.meta.dirname, '../../../docs/reference/plan.md'), 'utf8');
  const words = new Set(reference.match(/[a-z][a-z0-9_-]*/g));
  const keys = new Set(keysOf(planJsonSchema()));
  expect(keys.size).toBeGreaterThan(150);
  expect([...keys].filter((key) => !words.has(key))).toEqual([]);
});

describe('the JSON Schema of a plan', () => {
  it.each([...starterNames.map((name) => [name, starter(name)]), ['a plan with every part', wholePlan]])(
    'takes %s',
    (_, text) => {
      expect(reader.safeParse(parse(text)).error).toBeUndefined();
    },
  );

  it.each([
    ['an unknown key at the top', { vendros: {} }],
    ['an unknown key inside', { vendors: { one: { title: 'One', notify: true } } }],
    ['a word that cannot stand there', { channels: { one: { kind: 'pigeon', provider: 'One' } } }],
    ['the wrong kind of value', { waivers: 'none' }],
  ])('refuses %s', (_, more) => {
    expect(reader.safeParse({ ...parse(wholePlan), ...more }).success).toBe(false);
  });
});
