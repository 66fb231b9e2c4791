import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallPlan } from '../fixtures/small-plan.ts';
import { parsePlan, planLimits } from '../index.ts';

const codesOf = (text: string): string[] => {
  const parsed = parsePlan(text, 'plan.yaml');
  return parsed.ok ? ['ok'] : [...new Set(parsed.faults.map(({ code }) => code))];
};

const repeated = (times: number, one: (n: number) => string): string =>
  Array.from({ length: times }, (_, n) => one(n)).join('');
/** The small plan with more parts. */
const within = (parts: string): string => smallPlan.replace('facts:\n', () => `${parts}\nfacts:\n`);

describe('hostile text gets a clear fault, at once', () => {
  const deepIndent = Array.from({ length: 700 }, (_, level) => `${' '.repeat(level)}a:\n`).join('');
  const bomb = `a: &a [x,x]\n${Array.from({ length: 30 }, (_, n) => `k${n}: &k${n} [*${n === 0 ? 'a' : `k${n - 1}`}, *${n === 0 ? 'a' : `k${n - 1}`}]`).join('\n')}`;
  it.each([
    ['nothing', '', 'missing'],
    ['a blank', ' \n', 'missing'],
    ['a word', 'plan', 'missing'],
    ['a list', '- muster', 'missing'],
    ['ten million characters', 'a'.repeat(10_000_000), 'too-large'],
    ['ten million brackets', '['.repeat(10_000_000), 'too-large'],
    ['brackets up to the limit', '['.repeat(planLimits.characters), 'too-large'],
    ['open maps up to the limit', '{a: '.repeat(60_000), 'too-large'],
    ['dashes on one line', '- '.repeat(100_000), 'too-large'],
    ['question marks on one line', '? '.repeat(100_000), 'too-large'],
    ['dashes after a key', `a: ${'- '.repeat(100_000)}`, 'too-large'],
    ['indentation without end', deepIndent, 'too-large'],
    ['more parts than a plan can have', `[${'a,'.repeat(planLimits.nodes + 1)}]`, 'too-large'],
    ['aliases that multiply', bomb, 'forbidden-yaml'],
    ['a tab that indents', 'muster: 1\norganisation:\n\tname: x', 'yaml'],
    ['a zero byte', 'muster: 1\u0000', 'yaml'],
    ['an open quote', 'muster: "1', 'yaml'],
    ['two documents', `${smallPlan}---\nmuster: 1`, 'forbidden-yaml'],
    ['a prototype as a key', `__proto__: { muster: 1 }\n${smallPlan}`, 'bad-name'],
    ['a prototype in a map', smallPlan.replace('facts:\n', 'facts:\n  __proto__: { ask: x }\n'), 'bad-name'],
    [
      'a constructor as a name',
      smallPlan.replace('facts:\n', 'facts:\n  constructor: { ask: x, yes_no: true, answered_by: [legal] }\n'),
      'bad-name',
    ],
    ['a number as a key', `1: x\n${smallPlan}`, 'bad-name'],
    ['a map as a key', `? { a: b }\n: x\n${smallPlan}`, 'bad-name'],
    ['a merge key', `<<: { a: b }\n${smallPlan}`, 'unknown-key'],
    ['no number', smallPlan.replace('revenue: true', 'revenue: .nan'), 'wrong-type'],
    ['an endless number', smallPlan.replace('muster: 1', `muster: ${'9'.repeat(500)}`), 'wrong-type'],
    ['a binary', smallPlan.replace('name: Example', 'name: !!binary aGk='), 'forbidden-yaml'],
    ['a time beyond all time', smallPlan.replace('within: 4 h, do', 'within: 99999999999999999999 h, do'), 'bad-time'],
    ['lone surrogates', smallPlan.replace('An AI system failed.', '"\\uD800"'), 'yaml'],
    ['a megabyte', `${smallPlan}# ${'a'.repeat(1_000_000)}`, 'too-large'],
    ['a hundred thousand parts', `${smallPlan}x: [${'1,'.repeat(100_000)}]`, 'too-large'],
    ['thousands of unknown keys', smallPlan + repeated(9_000, (n) => `unknown-key-${n}: 1\n`), 'unknown-key'],
    [
      'thousands of names that are nearly known',
      within(
        `seats:\n${repeated(4_000, (n) => `  seat-${n}: {}\n`)}administrators: [${repeated(4_000, (n) => `seat-x${n},`)}]`,
      ),
      'unknown-reference',
    ],
    [
      'a template of holes',
      within(`templates: { a: { title: A, text: "${'{hole}'.repeat(35_000)}" } }`),
      'unknown-reference',
    ],
    [
      'a template of different holes',
      within(`templates: { a: { title: A, text: "${repeated(20_000, (n) => `{hole_${n}}`)}" } }`),
      'unknown-reference',
    ],
    [
      'a set that a condition asks fifty times',
      smallPlan
        .replace(
          'facts:\n',
          `facts:\n  kinds: { ask: x, any_of: [${repeated(50, (n) => `w${n},`)}], answered_by: [legal] }\n`,
        )
        .replace('when: stopped,', `when: '${repeated(50, (n) => `"w${n}" in kinds && `)}stopped',`),
      'condition-size',
    ],
    [
      'loops within loops',
      smallPlan.replace('when: stopped,', `when: '[[1]].all(a, [[1]].all(b, [[1]].all(c, true)))',`),
      'condition-syntax',
    ],
    [
      'layers that are none',
      within(
        `on_call: { team: { layers: [${repeated(2_500, (n) => `{ layer: l${n} },`)}], overrides: [${repeated(2_500, (n) => `{ layer: m${n} },`)}] } }`,
      ),
      'unknown-reference',
    ],
    [
      'days that are none',
      within(`people: { p: { channels: {${repeated(4_000, (n) => `c${n}: { verified: "2026-13-45" },`)}} } }`),
      'bad-time',
    ],
  ])('%s', (_, text, code) => {
    const before = performance.now();
    const codes = codesOf(text);
    expect(codes).toContain(code);
    if (code === 'too-large') expect(codes).toEqual([code]);
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it('tells at most as many faults as can be read, and how many there are', () => {
    const parsed = parsePlan(
      `${smallPlan}${Array.from({ length: 900 }, (_, n) => `x${n}: 1\n`).join('')}`,
      'plan.yaml',
    );
    const faults = parsed.ok ? [] : parsed.faults;
    expect(faults).toHaveLength(planLimits.faults);
    expect(faults.at(-1)?.message).toContain('400 more faults');
  });

  it('counts no bracket that stands in words', () => {
    const comment = `# ${'['.repeat(100)}\n`;
    expect(codesOf(comment + smallPlan.replace('An AI system failed.', `"${'{ '.repeat(100)}"`))).toEqual(['ok']);
  });

  it('keeps its places on lines that end in CR LF', () => {
    const parsed = parsePlan(smallPlan.replace('normally:', 'normaly:').replaceAll('\n', '\r\n'), 'plan.yaml');
    expect(parsed.ok ? [] : parsed.faults.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual([
      '12:1 missing',
      '12:19 unknown-key',
    ]);
  });
});

const yamlBits = fc.constantFrom(
  ...': \n|- |? |[|]|{|}|,|"|\'|#|&a |*a |!!str |!|>|%|@|---\n|...\n|~|null|true|.nan|0x1|1e999|__proto__|constructor|muster|severity|when|\t|\u0000|\ud800|é|🜁'.split(
    '|',
  ),
);

describe('whatever the text', () => {
  it('random YAML never makes it throw, and every fault has a place in the text', () => {
    fc.assert(
      fc.property(fc.array(yamlBits, { maxLength: 60 }), (bits) => expectPlaces(bits.join(''))),
      { numRuns: 1_500 },
    );
  });

  it('a damaged plan never makes it throw, and every fault has a place in the text', () => {
    const damage = fc.tuple(
      fc.nat({ max: smallPlan.length - 1 }),
      fc.nat({ max: 30 }),
      fc.oneof(yamlBits, fc.string({ maxLength: 4 })),
    );
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) =>
        expectPlaces(
          damages.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), smallPlan),
        ),
      ),
      { numRuns: 500 },
    );
  });
});

function expectPlaces(text: string): void {
  const parsed = parsePlan(text, 'plan.yaml');
  if (parsed.ok) return;
  expect(parsed.faults.length).toBeGreaterThan(0);
  const lines = text.split('\n');
  for (const { line, column, message } of parsed.faults) {
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 2);
    expect(message).toMatch(/\.$/);
  }
  const order = parsed.faults.map(({ line, column }) => line * 1_000_000 + column);
  expect(order).toEqual(order.toSorted((left, right) => left - right));
}
