import { describe, expect, it } from 'vitest';
import type { Length, Regime, Stage } from './regime.ts';
import { disagreement, randomCase, randomFrom } from './testing/random-cases.ts';

const seed = Number(process.env['MUSTER_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
/** P5 plays 5,000 for each change and 50,000 by night. */
const runs = 1_000;

const rules = [
  'hours_wallclock',
  'eu_1182_71_days',
  'eu_1182_71_months',
  'sec_business_days',
  'business_days_exclude_day0',
  'calendar_days_exclude_day0',
  'calendar_days_strict',
] as const;

describe(`against a calculator that walks, seed ${seed}`, () => {
  it(`gives the same two instants in ${runs} random cases`, () => {
    console.log(`law clocks: seed ${seed}, ${runs} cases`);
    const random = randomFrom(seed);
    const wrong: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      const found = disagreement(randomCase(random));
      if (found !== null) wrong.push(found);
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it.each(rules.flatMap((rule) => [1, -1].map((off) => ({ rule, off }))))(
    'sees that $rule counts one too many or too few: $off',
    ({ rule, off }) => {
      const random = randomFrom(seed);
      const cases = Array.from({ length: 40 }, () => randomCase(random, (stage) => ruleOf(stage) === rule));
      expect(cases.map((one) => disagreement(one)).filter((each) => each !== null)).toEqual([]);
      expect(cases.some((one) => disagreement(one, offBy(one.regime, off)) !== null)).toBe(true);
    },
  );

  it('sees that a relief was taken unasked', () => {
    const random = randomFrom(seed);
    const cases = Array.from({ length: 200 }, () => ({ ...randomCase(random, isRelieved), circumstances: [] }));
    expect(cases.map((one) => disagreement(one)).filter((each) => each !== null)).toEqual([]);
    expect(cases.some((one) => disagreement(one, reliefForAll(one.regime)) !== null)).toBe(true);
  });
});

function ruleOf({ term }: Stage): string {
  return term.kind === 'counted' || term.kind === 'capped' ? term.rule : 'none';
}

function isRelieved({ relief }: Stage): boolean {
  return relief !== null && relief.circumstance !== null;
}

/** The same law with its relief for everybody. */
function reliefForAll(regime: Regime): Regime {
  const stages = regime.stages.map((stage) => ({
    ...stage,
    relief: stage.relief && { ...stage.relief, circumstance: null },
  }));
  return { ...regime, stages };
}

/** The same law with every length one longer or shorter. */
function offBy(regime: Regime, off: number): Regime {
  const longer = (length: Length): Length => ({ ...length, count: length.count + off });
  const stages = regime.stages.map((stage) => {
    const variants = stage.variants.map((variant) => ({ ...variant, length: longer(variant.length) }));
    const { term } = stage;
    if (term.kind !== 'counted' && term.kind !== 'capped') return { ...stage, variants };
    return { ...stage, variants, term: { ...term, length: longer(term.length) } };
  });
  return { ...regime, stages };
}
