import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument, isMap, isSeq } from 'yaml';
import { dueInstant, calendar, parseInstant } from '@muster/clocks';
import { planOf } from './fixtures/parsed.ts';
import {
  canonicalPlan,
  describeCondition,
  evaluateCondition,
  loadCompiledPlan,
  mandatoryGates,
  onCallSpans,
  parsePlan,
  planDigest,
  PlanError,
  starterNames,
} from './index.ts';
import type { CompiledPlan, FactAnswer, Severity } from './index.ts';

const textOf = (name: string): string =>
  readFileSync(join(import.meta.dirname, '..', 'starters', `${name}.yaml`), 'utf8');
const text = textOf('saas-chatbot');
const plan = planOf(text);

describe('the starter plans', () => {
  it.each(starterNames)('%s compiles', (name) => {
    expect(parsePlan(textOf(name), `${name}.yaml`)).toMatchObject({ ok: true });
  });

  it.each(starterNames)('%s is at most eight printed pages of 57 lines, and no line is too long for one', (name) => {
    const lines = textOf(name).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(8 * 57);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(150);
  });

  it.each(starterNames)('%s can be read aloud: every condition is a sentence', (name) => {
    const starter = planOf(textOf(name));
    for (const { when } of [...starter.severityRules, ...Object.values(starter.notifications)]) {
      const sentence = describeCondition(starter, when);
      expect(sentence).not.toMatch(/[_&|"=<>!]/);
    }
  });

  it.each(starterNames)('%s has somebody on call in every layer at every hour of the next two years', (name) => {
    const starter = planOf(textOf(name));
    expect(Object.keys(starter.onCall)).not.toEqual([]);
    const [from, to] = [parseInstant('2026-12-01T00:00:00Z'), parseInstant('2028-12-01T00:00:00Z')];
    for (const schedule of Object.keys(starter.onCall))
      for (const { layer, spans } of onCallSpans(starter, schedule, from, to))
        expect(
          spans.filter(({ seat }) => seat === null),
          `${schedule} ${layer}`,
        ).toEqual([]);
  });

  it('the one for a company with a chatbot has a pinned version: change it knowingly', () => {
    expect(planDigest(plan)).toMatchInlineSnapshot(
      `"0b6ee13a7548e654d3dfa3c572ce4a61ccbcdd3aaed9b29acc137c2b4ffbe597"`,
    );
  });

  it('gives the times of the brief: triage in 30 minutes, legal review in one hour, containment the same business day', () => {
    const tasks = [...plan.workflow.classify.tasks, ...plan.workflow.contain.decisions];
    const high = (id: string) => tasks.find((task) => task.id === id)?.within.high;
    expect(high('triage')).toEqual({
      period: { kind: 'elapsed', seconds: 1_800 },
      from: 'first-signal',
      text: '30 min of the first signal',
    });
    expect(high('legal-review')).toMatchObject({ period: { kind: 'elapsed', seconds: 3_600 }, from: 'declaration' });
    expect(high('containment')?.period).toEqual({ kind: 'same-business-day', at: '18:00', atMostSeconds: 28_800 });
  });

  it('counts its containment decision from Friday 14:00 in Dublin to 18:00 of that day', () => {
    const period = plan.workflow.contain.decisions[0]?.within.high?.period ?? expect.fail('no limit');
    const place = {
      timeZone: plan.organisation.timeZone,
      calendar: calendar(plan.organisation.holidays) ?? expect.fail('no calendar'),
    };
    expect(dueInstant(period, parseInstant('2026-11-20T14:00:00Z'), place)).toMatchObject({
      ok: true,
      due: '2026-11-20T18:00:00.000Z',
    });
  });

  it('puts every gated act behind the gate of its name, and the stop of the chatbot behind its own', () => {
    for (const gate of mandatoryGates) {
      if (gate === 'stop-revenue-feature') continue;
      expect(plan.actions[gate]).toMatchObject({
        gate,
        external: true,
        reversible: false,
        adapter: { kind: 'manual' },
      });
    }
    expect(plan.actions['support-assistant.stop']).toMatchObject({
      gate: 'stop-revenue-feature',
      adapter: { kind: 'switch', switch: 'enabled' },
      preserveFirstSeconds: 60,
    });
    expect(plan.actions['support-assistant.fallback']).toMatchObject({
      gate: null,
      because: 'Customers are still served, by people',
    });
  });

  const value = (given: string | number | boolean): FactAnswer => ({ state: 'value', value: given });
  it.each<[string, Record<string, FactAnswer>, Severity]>([
    ['nothing known', {}, 'low'],
    ['some customers noticed', { customer_impact: value('limited') }, 'medium'],
    ['confidential data left its boundary', { exposed_data: value('confidential') }, 'high'],
    ['which data is explicitly unknown', { exposed_data: { state: 'unknown' } }, 'high'],
    [
      'personal data of a thousand people',
      { exposed_data: value('personal'), people_affected: value(1_000) },
      'critical',
    ],
    ['material', { material: value(true) }, 'critical'],
  ])('severity of a leak: %s', (_, facts, expected) => {
    const holds = plan.severityRules.find(
      ({ when }) =>
        evaluateCondition(plan, when, facts, { type: 'sensitive-data-exposure', system: 'support-assistant' })
          .outcome === 'holds',
    );
    expect(holds?.level).toBe(expected);
  });
});

describe('the version of a plan', () => {
  it('does not change with comments, nor with the order of keys', () => {
    expect(planDigest(planOf(reversed(text)))).toBe(planDigest(plan));
    expect(planDigest(planOf(text.replaceAll(/ #.*$/gm, '').replaceAll(/^#.*\n/gm, '')))).toBe(planDigest(plan));
  });

  it.each([
    ['a quorum', 'approve: [1 of operations, 1 of security]', 'approve: [1 of operations]'],
    ['a time limit', 'within: 10 business days', 'within: 11 business days'],
    ['a severity rule', 'people_affected >= 1000', 'people_affected >= 999'],
  ])('changes with %s', (_, old, fresh) => {
    expect(text).toContain(old);
    expect(planDigest(planOf(text.replace(old, fresh)))).not.toBe(planDigest(plan));
  });
});

describe('a stored plan', () => {
  it('loads as what it was', () => {
    expect(loadCompiledPlan(JSON.parse(canonicalPlan(plan)))).toEqual(plan);
  });

  it.each<[string, (stored: CompiledPlan) => unknown]>([
    ['of a language to come', (stored) => ({ ...stored, language: 2 })],
    ['with a key nobody knows', (stored) => ({ ...stored, extra: true })],
    ['without its gates', (stored) => ({ ...stored, gates: undefined })],
    [
      'with a condition that names no fact',
      (stored) => ({ ...stored, severityRules: [{ ...stored.severityRules[0], when: { cel: 'nobody', reads: [] } }] }),
    ],
    [
      'with a condition that is a bomb',
      (stored) => ({
        ...stored,
        severityRules: [{ ...stored.severityRules[0], when: { cel: '[1].all(x, true)', reads: [] } }],
      }),
    ],
    ['that is no object', () => 'plan'],
  ])('%s is refused', (_, spoil) => {
    expect(() => loadCompiledPlan(spoil(plan))).toThrow(PlanError);
  });
});

/** The same plan with the keys of every map in the opposite order. */
function reversed(yaml: string): string {
  const document = parseDocument(yaml);
  const turn = (node: unknown): void => {
    if (isMap(node)) {
      node.items.reverse();
      for (const { value } of node.items) turn(value);
    }
    if (isSeq(node)) node.items.forEach(turn);
  };
  turn(document.contents);
  return document.toString();
}
