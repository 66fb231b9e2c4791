import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planOf } from '../fixtures/parsed.ts';
import { smallPlan } from '../fixtures/small-plan.ts';
import { wholePlan } from '../fixtures/whole-plan.ts';
import { answerFault, evaluateCondition, PlanError } from '../index.ts';
import type { ConditionContext, ConditionResult, FactAnswer } from '../index.ts';

const plan = planOf(smallPlan);
const context: ConditionContext = { type: 'prompt-injection', system: 'assistant' };
const unknown: FactAnswer = { state: 'unknown' };
const value = (given: string | number | boolean): FactAnswer => ({ state: 'value', value: given });
const judge = (cel: string, facts: Record<string, FactAnswer> = {}, where = context): ConditionResult =>
  evaluateCondition(plan, { cel, reads: [] }, facts, where);

const holds = { outcome: 'holds', assumed: [] };
const not = { outcome: 'does-not-hold' };

describe('what is known', () => {
  it('numbers compare at, below and above the limit, without a point', () => {
    expect(judge('people_affected >= 100', { people_affected: value(100) })).toEqual(holds);
    expect(judge('people_affected >= 100', { people_affected: value(99) })).toEqual(not);
    expect(judge('100 <= people_affected', { people_affected: value(101) })).toEqual(holds);
    expect(judge('people_affected in [1, 2]', { people_affected: value(2) })).toEqual(holds);
  });

  it('ordered facts compare by the order of their own list, not of the alphabet', () => {
    expect(judge('atLeast(exposed_data, "none")', { exposed_data: value('internal') })).toEqual(holds);
    expect(judge('atLeast(exposed_data, "internal")', { exposed_data: value('none') })).toEqual(not);
    expect(judge('atLeast(exposed_data, "internal")', { exposed_data: value('personal') })).toEqual(holds);
  });

  it('severity compares from low to critical', () => {
    expect(judge('atLeast(severity, "high")', {}, { ...context, severity: 'critical' })).toEqual(holds);
    expect(judge('atLeast(severity, "high")', {}, { ...context, severity: 'low' })).toEqual(not);
  });

  it('the type and the system of the incident can be read', () => {
    expect(judge('type == "prompt-injection" && system.revenue && "personal" in system.data')).toEqual(holds);
    expect(judge('system.vendor_involved || system.use != "customer-facing"')).toEqual(not);
  });
});

describe('choices and sets', () => {
  const whole = planOf(wholePlan);
  const ask = (cel: string, facts: Record<string, FactAnswer> = {}): ConditionResult =>
    evaluateCondition(whole, { cel, reads: [] }, facts, context);

  it('a choice is one of its words, without an order', () => {
    expect(ask('cause == "model"', { cause: value('model') })).toEqual(holds);
    expect(ask('cause in ["person", "data"]', { cause: value('model') })).toEqual(not);
    expect(ask('cause == "model" || cause != "model"')).toEqual(holds);
  });

  it('a set holds the words it was answered with, none among them', () => {
    expect(ask('"card" in kinds', { kinds: value('card, health') })).toEqual(holds);
    expect(ask('"card" in kinds', { kinds: value('health') })).toEqual(not);
    expect(ask('"card" in kinds || "health" in kinds', { kinds: value('none') })).toEqual(not);
  });

  it('an unknown set could hold every word that is looked for; an open one is named', () => {
    expect(ask('"card" in kinds && "health" in kinds', { kinds: unknown })).toEqual({
      outcome: 'holds',
      assumed: ['kinds'],
    });
    expect(ask('"card" in kinds')).toEqual({ outcome: 'unanswered', facts: ['kinds'] });
    expect(ask('"card" in kinds || !("card" in kinds)')).toEqual(holds);
  });

  it('a set is answered in one spelling alone, so that equal answers are the same text', () => {
    const kinds = whole.facts['kinds'] ?? expect.fail('no such fact');
    for (const fits of ['none', 'card', 'card, health']) expect(answerFault(kinds, fits)).toBeNull();
    for (const wrong of ['', 'health, card', 'card,health', 'card, card', 'cash', true])
      expect(answerFault(kinds, wrong)).toContain('card, health');
  });
});

describe('what nobody has asked yet', () => {
  it('leaves the condition unanswered, and names the facts', () => {
    expect(judge('stopped')).toEqual({ outcome: 'unanswered', facts: ['stopped'] });
    expect(judge('stopped && people_affected >= 1')).toEqual({
      outcome: 'unanswered',
      facts: ['people_affected', 'stopped'],
    });
  });

  it('does not matter when the rest decides', () => {
    expect(judge('stopped || people_affected >= 1', { stopped: value(true) })).toEqual(holds);
    expect(judge('people_affected >= 1 && stopped', { stopped: value(false) })).toEqual(not);
    expect(judge('stopped ? people_affected > 5 : true', { stopped: value(false) })).toEqual(holds);
    expect(judge('stopped || !stopped')).toEqual(holds);
  });

  it('names only the facts that can still change the result', () => {
    const known = { exposed_data: value('none') };
    expect(judge('(atLeast(exposed_data, "internal") && people_affected > 3) || stopped', known)).toEqual({
      outcome: 'unanswered',
      facts: ['stopped'],
    });
  });

  it('a system that is not known is one of the register; a severity that is not derived is any', () => {
    expect(judge('atLeast(severity, "high")')).toEqual({ outcome: 'unanswered', facts: ['severity'] });
    expect(judge('system.revenue', {}, { ...context, system: null })).toEqual(holds);
  });
});

describe('what is explicitly unknown', () => {
  it('takes the worst case, and says so', () => {
    expect(judge('stopped', { stopped: unknown })).toEqual({ outcome: 'holds', assumed: ['stopped'] });
    expect(judge('!stopped', { stopped: unknown })).toEqual({ outcome: 'holds', assumed: ['stopped'] });
    expect(judge('people_affected >= 100', { people_affected: unknown })).toEqual({
      outcome: 'holds',
      assumed: ['people_affected'],
    });
    expect(judge('people_affected < 1', { people_affected: unknown })).toEqual({
      outcome: 'holds',
      assumed: ['people_affected'],
    });
  });

  it('cannot be two things at once', () => {
    expect(judge('people_affected > 5 && people_affected < 3', { people_affected: unknown })).toEqual(not);
    expect(judge('people_affected > 5 && people_affected < 7', { people_affected: unknown })).toEqual({
      outcome: 'holds',
      assumed: ['people_affected'],
    });
  });

  it('assumes nothing where it changes nothing', () => {
    expect(judge('stopped || people_affected > 1', { stopped: value(true), people_affected: unknown })).toEqual(holds);
  });

  it('beside a fact not asked it holds only when that one cannot matter', () => {
    expect(judge('stopped || people_affected > 1', { stopped: unknown })).toEqual({
      outcome: 'holds',
      assumed: ['stopped'],
    });
    expect(judge('stopped && people_affected > 1', { stopped: unknown })).toEqual({
      outcome: 'unanswered',
      facts: ['people_affected'],
    });
  });
});

describe('answers that do not fit', () => {
  it('are refused with what would fit', () => {
    const definition = (id: string) => plan.facts[id] ?? expect.fail(`no fact ${id}`);
    expect(answerFault(definition('exposed_data'), 'all')).toBe('Answer with one of: none, internal, personal.');
    expect(answerFault(definition('people_affected'), 1.5)).toContain('a whole number of people');
    expect(answerFault(definition('stopped'), 'yes')).toContain('yes (true)');
    expect(answerFault(definition('aware_at'), '2026-11-23')).toContain('2026-11-23T09:30:00.000Z');
    expect(answerFault(definition('aware_at'), '2026-11-23T09:30:00.000Z')).toBeNull();
  });

  it('never reach a condition', () => {
    expect(() => judge('stopped', { stopped: value('yes') })).toThrow(PlanError);
    expect(() => judge('stopped', {}, { ...context, system: 'nobody' })).not.toThrow();
    expect(() => judge('system.revenue', {}, { ...context, system: 'nobody' })).toThrow('no system "nobody"');
  });
});

type World = { readonly stopped: boolean; readonly people: number; readonly data: number };
type Rule = { readonly cel: string; readonly test: (world: World) => boolean };
const levels = ['none', 'internal', 'personal'];

/** Random conditions, each with the same meaning in plain code. */
const rules: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant({ cel: 'stopped', test: (world: World) => world.stopped }),
    fc
      .nat({ max: 4 })
      .map((limit) => ({ cel: `people_affected >= ${limit}`, test: (world: World) => world.people >= limit })),
    fc
      .nat({ max: 4 })
      .map((limit) => ({ cel: `people_affected == ${limit}`, test: (world: World) => world.people === limit })),
    fc.nat({ max: 2 }).map((level) => ({
      cel: `atLeast(exposed_data, "${levels[level]}")`,
      test: (world: World) => world.data >= level,
    })),
    tie('rule').map((one) => ({ cel: `!(${one.cel})`, test: (world: World) => !one.test(world) })),
    fc.tuple(tie('rule'), tie('rule')).map(([one, two]) => ({
      cel: `(${one.cel}) && (${two.cel})`,
      test: (world: World) => one.test(world) && two.test(world),
    })),
    fc.tuple(tie('rule'), tie('rule')).map(([one, two]) => ({
      cel: `(${one.cel}) || (${two.cel})`,
      test: (world: World) => one.test(world) || two.test(world),
    })),
  ),
})).rule;

const states = fc.constantFrom('value', 'unknown', 'unasked');

describe('against every possible world', () => {
  it('the result is the one that trying all worlds gives', () => {
    fc.assert(
      fc.property(
        rules,
        states,
        states,
        states,
        fc.boolean(),
        fc.nat({ max: 6 }),
        fc.nat({ max: 2 }),
        (rule, stopped, people, data, isStopped, count, level) => {
          if (rule.cel.length > 900 || rule.cel.split('(').length > 12) return;
          const facts = {
            ...given('stopped', stopped, isStopped),
            ...given('people_affected', people, count),
            ...given('exposed_data', data, levels[level] ?? 'none'),
          };
          const expected = oracle(rule, [stopped, people, data], { stopped: isStopped, people: count, data: level });
          expect(judge(rule.cel, facts).outcome, rule.cel).toBe(expected);
        },
      ),
      { numRuns: 600 },
    );
  });
});

function given(id: string, state: string, known: string | number | boolean): Record<string, FactAnswer> {
  return state === 'unasked' ? {} : { [id]: state === 'unknown' ? unknown : value(known) };
}

/** Whatever the unasked turn out to be, is there a value of the unknown for which the rule holds? */
function oracle(rule: Rule, state: readonly string[], known: World): ConditionResult['outcome'] {
  const choices = <T>(index: number, one: T, all: readonly T[], which: string): readonly T[] =>
    state[index] === which ? all : [one];
  const people = [0, 1, 2, 3, 4, 5, 6, 1_000_000];
  const worlds = (start: World, which: string): World[] =>
    choices(0, start.stopped, [true, false], which).flatMap((stopped) =>
      choices(1, start.people, people, which).flatMap((count) =>
        choices(2, start.data, [0, 1, 2], which).map((data) => ({ stopped, people: count, data })),
      ),
    );
  const results = new Set(worlds(known, 'unasked').map((world) => worlds(world, 'unknown').some(rule.test)));
  if (results.size === 2) return 'unanswered';
  return results.has(true) ? 'holds' : 'does-not-hold';
}
