import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateCondition, parsePlan, severities } from '@muster/plan';
import type { CompiledPlan, FactAnswer, FactDefinition, Severity, SeverityRule } from '@muster/plan';
import { checkedAt, soundPlan } from '../testkit/sound-plan.ts';
import type { Rule } from '../rule.ts';
import { sev01 } from '../rules/sev-01.ts';
import { sev02 } from '../rules/sev-02.ts';
import { sev03 } from '../rules/sev-03.ts';
import { sev04 } from '../rules/sev-04.ts';

const parsed = parsePlan(soundPlan, 'plan.yaml');
const base = parsed.ok ? parsed.plan : expect.fail('the sound plan does not compile');

const fact = (answer: FactDefinition['answer'], worse: FactDefinition['worse']): FactDefinition => ({
  ask: 'What is it?',
  answer,
  answeredBy: ['legal'],
  within: null,
  untilAnswered: null,
  worse,
  gate: null,
});

/** Every value that a fact can have, written out; numbers as far as the conditions tell them apart. */
const valuesOf: Readonly<Record<string, readonly (string | number | boolean)[]>> = {
  extent: ['none', 'some', 'all'],
  stopped: [false, true],
  people: [0, 1, 2, 3, 4],
  kinds: ['none', 'card', 'health', 'card, health'],
};
const answers: Readonly<Record<string, FactDefinition['answer']>> = {
  extent: { kind: 'ordered', values: ['none', 'some', 'all'] },
  stopped: { kind: 'yes-no' },
  people: { kind: 'number', unit: 'people' },
  kinds: { kind: 'set', values: ['card', 'health'] },
};
const atoms: Readonly<Record<string, readonly string[]>> = {
  extent: ['extent == "none"', 'atLeast(extent, "some")', 'extent == "all"'],
  stopped: ['stopped'],
  people: ['people >= 1', 'people < 3', 'people == 2'],
  kinds: ['"card" in kinds', '"health" in kinds'],
  type: ['type == "left"', 'type != "left"'],
  system: ['system.revenue'],
};

const condition = (names: readonly string[]): fc.Arbitrary<string> => {
  const atom = fc.constantFrom(...names.flatMap((name) => atoms[name] ?? []), 'true');
  const plainOrNot = fc.tuple(atom, fc.boolean()).map(([cel, not]) => (not ? `!(${cel})` : cel));
  return fc
    .tuple(plainOrNot, plainOrNot, fc.constantFrom('&&', '||', null))
    .map(([left, right, link]) => (link === null ? left : `(${left}) ${link} (${right})`));
};

/** A plan with two or three facts, two types, perhaps a system, and up to six rules. */
const smallPlan: fc.Arbitrary<CompiledPlan> = fc
  .record({
    facts: fc.subarray(Object.keys(valuesOf), { minLength: 1, maxLength: 2 }),
    more: fc.subarray(['type', 'system'], { maxLength: 1 }),
    worse: fc.constantFrom<FactDefinition['worse']>('rising', 'falling', 'neither'),
    hit: fc.constantFrom('highest' as const, null),
  })
  .chain(({ facts, more, worse, hit }) =>
    fc
      .array(fc.tuple(fc.constantFrom(...severities), condition([...facts, ...more])), { minLength: 1, maxLength: 5 })
      .map((rules): CompiledPlan => ({
        ...base,
        types: Object.fromEntries(
          ['left', 'right'].map((type) => [type, base.types['vendor-outage'] ?? expect.fail()]),
        ),
        facts: Object.fromEntries(facts.map((id) => [id, fact(answers[id] ?? { kind: 'yes-no' }, worse)])),
        severityHitPolicy: hit,
        severityRules: ranked(rules),
      })),
  );

function ranked(rules: readonly (readonly [Severity, string])[]): readonly SeverityRule[] {
  return severities.toReversed().flatMap((level) =>
    rules
      .filter(([of]) => of === level)
      .map(([, cel], at) => ({
        clause: `severity.${level}.rules[${at}]`,
        level,
        when: { cel, reads: [] },
        because: 'So it is told',
      })),
  );
}

interface PlainCell {
  readonly values: Readonly<Record<string, string | number | boolean>>;
  /** For each rule in the plan's order: does it hold? */
  readonly holds: readonly boolean[];
  /** -1 where no rule holds. */
  readonly severity: number;
}

/** Every cell of a plan, one after the other. */
function everyCell(plan: CompiledPlan): readonly PlainCell[] {
  const names = Object.keys(plan.facts);
  let answered: readonly Readonly<Record<string, string | number | boolean>>[] = [{}];
  for (const name of names)
    answered = answered.flatMap((one) => (valuesOf[name] ?? []).map((value) => ({ ...one, [name]: value })));
  const places = Object.keys(plan.types).flatMap((type) =>
    [null, ...Object.keys(plan.systems)].map((system) => ({ type, system })),
  );
  return places.flatMap((place) =>
    answered.map((values) => {
      const facts = Object.fromEntries(
        Object.entries(values).map(([name, value]): [string, FactAnswer] => [name, { state: 'value', value }]),
      );
      const holds = plan.severityRules.map(
        ({ when }) => evaluateCondition(plan, when, facts, place).outcome === 'holds',
      );
      const levels = plan.severityRules.map(({ level }, at) => (holds[at] === true ? severities.indexOf(level) : -1));
      return {
        values: { ...values, type: place.type, system: place.system ?? '' },
        holds,
        severity: Math.max(-1, ...levels),
      };
    }),
  );
}

const found = (rule: Rule, plan: CompiledPlan): readonly string[] =>
  [...rule.check({ plan, now: checkedAt, yaml: '' })].map(({ subject }) => subject);

const sound = { seed: 20_261_126, numRuns: 2_000 } as const;
const always = (cells: readonly PlainCell[], at: number): boolean => cells.every(({ holds }) => holds[at] === true);

describe('2,000 small plans, each gone through cell by cell', () => {
  it('SEV-01 finds a gap exactly where a cell has no severity', () => {
    fc.assert(
      fc.property(smallPlan, (plan) => {
        const hasGap = everyCell(plan).some(({ severity }) => severity < 0);
        expect(found(sev01, plan).length > 0).toBe(hasGap);
      }),
      sound,
    );
  });

  it('SEV-02 finds exactly the pairs of levels that are given together', () => {
    fc.assert(
      fc.property(smallPlan, (plan) => {
        const cells = everyCell(plan);
        const pairs = new Set<string>();
        for (const { holds } of cells)
          for (const [at, one] of plan.severityRules.entries())
            for (const [other, two] of plan.severityRules.entries())
              if (at < other && one.level !== two.level && holds[at] === true && holds[other] === true)
                if (!always(cells, at) && !always(cells, other)) pairs.add(`${one.level} ${two.level}`);
        expect(found(sev02, plan).length).toBe(plan.severityHitPolicy === null ? pairs.size : 0);
      }),
      sound,
    );
  });

  it('SEV-03 finds exactly the rules that never decide', () => {
    fc.assert(
      fc.property(smallPlan, (plan) => {
        const cells = everyCell(plan);
        const within = (inner: number, outer: number): boolean =>
          cells.every(({ holds }) => holds[inner] !== true || holds[outer] === true);
        const idle = plan.severityRules.filter(({ level }, at) => {
          const decides = cells.some(
            ({ holds, severity }) => holds[at] === true && severity === severities.indexOf(level),
          );
          const hasTwin = plan.severityRules.some(
            (other, beside) =>
              beside !== at &&
              other.level === level &&
              !always(cells, beside) &&
              within(at, beside) &&
              (beside < at || !within(beside, at)),
          );
          return !decides || hasTwin;
        });
        expect(found(sev03, plan)).toEqual(idle.map(({ clause }) => clause));
      }),
      sound,
    );
  });

  it('SEV-04 finds exactly the facts whose worse answer lowers a severity', () => {
    fc.assert(
      fc.property(smallPlan, (plan) => {
        const cells = everyCell(plan);
        const same = (one: PlainCell, other: PlainCell, but: string): boolean =>
          Object.entries(one.values).every(([name, value]) => name === but || other.values[name] === value);
        const falls = Object.entries(plan.facts).filter(([name, { worse, answer }]) => {
          if (worse === 'neither' || answer.kind === 'set') return false;
          const values = valuesOf[name] ?? [];
          const rank = (cell: PlainCell) => values.indexOf(cell.values[name] ?? '') * (worse === 'rising' ? 1 : -1);
          return cells.some((one) =>
            cells.some((other) => rank(other) > rank(one) && other.severity < one.severity && same(one, other, name)),
          );
        });
        expect(found(sev04, plan)).toEqual(falls.map(([name]) => name));
      }),
      sound,
    );
  });
});
