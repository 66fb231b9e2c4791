import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { declaredIncident, said } from '../testkit/run-incident.ts';
import type { IncidentRun } from '../testkit/run-incident.ts';
import { obligations } from './obligations.ts';
import { previewAnswers } from './preview-answers.ts';
import type { AnswersPreview, PreviewAnswer } from './preview-answers.ts';

let run: IncidentRun;

beforeEach(() => {
  run = declaredIncident('sensitive-data-exposure');
});

function look(answers: Readonly<Record<string, PreviewAnswer>>, type: string | null = null) {
  const actor: Actor = { kind: 'person', person: 'somebody' };
  return previewAnswers(run.plan, run.incident(), answers, type, {
    now: run.now(),
    actor,
    directory: { holders: {}, people: [] },
    includedVersion: 0,
    holdsContent: () => false,
    readersOf: () => [],
  });
}

function seen(answers: Readonly<Record<string, PreviewAnswer>>, type: string | null = null): AnswersPreview {
  const looked = look(answers, type);
  if (!looked.ok) throw new Error(looked.refusal.message);
  return looked.value;
}

const is = (value: string | number | boolean): PreviewAnswer => ({ state: 'value', value });

describe('a preview', () => {
  test('tells just what recording the same answers brings about', () => {
    const { after, obligations: owed } = seen({ exposed_data: is('personal'), customer_impact: is('limited') });
    const before = new Set(obligations(run.plan, run.incident(), run.now()).map(({ id }) => id));
    const refused = run.does(run.incident().owner.person, {
      type: 'record-facts',
      answers: [
        { fact: 'exposed_data', answer: { state: 'value', value: 'personal' } },
        { fact: 'customer_impact', answer: { state: 'value', value: 'limited' } },
      ],
    });
    expect(refused).toBeNull();
    const really = run.incident();
    expect(after.severity).toEqual(really.severity);
    expect(after.deadlines).toEqual(really.deadlines);
    const due = ({ clocks }: typeof really) =>
      Object.values(clocks).map(({ key, stages }) => [key, Object.keys(stages)]);
    expect(due(after)).toEqual(due(really));
    const now = obligations(run.plan, really, run.now()).filter(({ id }) => !before.has(id));
    expect(owed.map(({ id }) => id)).toEqual(now.map(({ id }) => id));
    expect(owed.length).toBeGreaterThan(0);
  });

  test('changes nothing, whoever looks', () => {
    const before = structuredClone(run.incident());
    seen({ exposed_data: is('personal'), material: { state: 'unknown' } });
    expect(run.incident()).toEqual(before);
    expect(run.history.filter((type) => type === 'fact-recorded')).toEqual([]);
  });

  test('says whether it counts, what else it fits, and by which words of the plan', () => {
    expect(seen({}).counts).toEqual({ outcome: 'unanswered', because: expect.stringContaining('exposed data') });
    expect(seen({ exposed_data: is('none') }).counts.outcome).toBe('below-threshold');
    const { counts, fits } = seen({ exposed_data: is('personal'), used_in_decision: is(true) });
    expect(counts.outcome).toBe('counts');
    expect(fits.map(({ type }) => type)).toContain('incorrect-output');
  });

  test('names the approvals that would be asked for, and which of them are new', () => {
    const { approvals } = seen({ exposed_data: is('personal'), customer_impact: is('widespread'), material: is(true) });
    const customers = approvals.find(({ action }) => action === 'notify-customers');
    expect(customers).toMatchObject({ gate: 'notify-customers', isNew: true, clause: 'notifications.customers' });
    expect(customers?.because).not.toBe('');
    expect(seen({}).approvals.filter(({ isNew }) => isNew)).toEqual([]);
  });

  test('takes unknown at its worst, and looks at another type', () => {
    expect(seen({ exposed_data: { state: 'unknown' } }).after.severity.level).toBe('high');
    expect(seen({}, 'vendor-outage').after.type).toBe('vendor-outage');
  });

  test('refuses what no answer could be, with the code that recording has', () => {
    const code = (answers: Readonly<Record<string, PreviewAnswer>>, type: string | null = null) => {
      const looked = look(answers, type);
      return looked.ok ? null : looked.refusal.code;
    };
    expect(code({ exposed_data: is('everything') })).toBe('fact/wrong-kind');
    expect(code({ __proto__x: is(true) })).toBe('fact/unknown');
    expect(code({ constructor: is(true) })).toBe('fact/unknown');
    expect(code({}, 'toString')).toBe('type/unknown');
    run.does(run.incident().owner.person, { type: 'find-not-an-incident', reason: said('A test') });
    expect(code({})).toBe('incident/closed');
  });
});

describe('many answers at once', () => {
  const answers = (...given: readonly (readonly [string, string | boolean])[]) =>
    ({
      type: 'record-facts',
      answers: given.map(([fact, value]) => ({ fact, answer: { state: 'value', value } as const })),
    }) as const;

  test('are recorded all of them, or none', () => {
    expect(run.does('security-lead', answers(['exposed_data', 'personal'], ['material', true]))).toBe('fact/not-yours');
    expect(run.does('security-lead', answers(['exposed_data', 'personal'], ['exposed_data', 'x']))).toBe(
      'fact/wrong-kind',
    );
    expect(run.incident().facts).toEqual({});
    expect(run.does('security-lead', answers())).toBe('fact/none');
  });
});

describe('tags', () => {
  const tag = (person: string, ...tags: readonly string[]) => run.does(person, { type: 'set-tags', tags });

  test('are those that were said last, in order, once each', () => {
    expect(tag('support-lead', 'LLM02:2025', 'AML.T0057', 'LLM02:2025')).toBeNull();
    expect(run.incident().tags).toEqual(['AML.T0057', 'LLM02:2025']);
    expect(tag('support-lead', 'AML.T0057', 'LLM02:2025')).toBe('tag/same');
    expect(tag('support-lead')).toBeNull();
    expect(run.incident().tags).toEqual([]);
  });

  test('are of the lists, set by somebody in a seat, and thirty at most', () => {
    expect(tag('support-lead', 'AML.T9999')).toBe('tag/unknown');
    expect(tag('support-lead', 'constructor')).toBe('tag/unknown');
    expect(tag('a visitor', 'ASI02')).toBe('tag/not-yours');
    const many = Array.from({ length: 31 }, (_, at) => `AML.T00${String(at + 10)}`);
    expect(['tag/too-many', 'tag/unknown']).toContain(tag('support-lead', ...many));
  });
});
