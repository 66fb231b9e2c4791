import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileTexts } from '../fixtures/hostile-texts.ts';
import { smallPlan } from '../fixtures/small-plan.ts';
import { parsePlan, planLimits } from '../index.ts';

const codesOf = (text: string): string[] => {
  const parsed = parsePlan(text, 'plan.yaml');
  return parsed.ok ? ['ok'] : [...new Set(parsed.faults.map(({ code }) => code))];
};

describe('hostile text gets a clear fault, at once', () => {
  it.each(hostileTexts)('%s', (_, text, code) => {
    // Of the processor: what else runs on the machine is not the text's doing.
    const before = process.cpuUsage();
    const codes = codesOf(text);
    expect(codes).toContain(code);
    if (code === 'too-large') expect(codes).toEqual([code]);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(2_000);
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
  it('a function that was damaged in a quorum is told in whole sentences', () => {
    expectPlaces(smallPlan.replace('1 of operations', '1 of trueoperations'));
  });

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
