import { beforeEach, describe, expect, test } from 'vitest';
import { addMilliseconds } from '@muster/clocks';
import { declaredIncident, said, starterPlan } from '../testkit/run-incident.ts';
import type { IncidentRun } from '../testkit/run-incident.ts';
import { obligations } from './obligations.ts';

let run: IncidentRun;

beforeEach(() => {
  run = declaredIncident('sensitive-data-exposure');
});

const owed = () => obligations(run.plan, run.incident(), run.now()).map(({ id }) => id);

describe('situation reports', () => {
  const publish = (person = 'security-lead', corrects: number | null = null) =>
    run.does(person, { type: 'publish-report', text: said('So far: one system, stopped'), corrects });
  const due = () => {
    const found = obligations(run.plan, run.incident(), run.now()).find(({ kind }) => kind === 'report');
    return found && [found.id, found.due];
  };

  beforeEach(() => {
    const yaml = starterPlan.replace(
      '    acknowledge: 15 min\n    calls: [security, legal, operations, executive]',
      '    report_every: 1 h\n    acknowledge: 15 min\n    calls: [security, legal, operations, executive]',
    );
    expect(yaml).not.toBe(starterPlan);
    run = declaredIncident('sensitive-data-exposure', yaml);
  });

  test('come as often as the plan says for the severity, each counted from the last', () => {
    expect(due()).toBeUndefined();
    run.does('security-lead', { type: 'raise-severity', to: 'critical', reason: said('Worse') });
    expect(due()).toEqual(['report:S-1', '2026-11-23T10:00:00.000Z']);
    run.passes(20);
    expect(publish('ml-lead')).toBe('report/not-yours');
    expect(publish()).toBeNull();
    expect(due()).toEqual(['report:S-2', '2026-11-23T10:20:00.000Z']);
    run.passes(61);
    expect(run.incident().deadlines['report:S-2']?.missedAt).toBe('2026-11-23T10:20:00.000Z');
  });

  test('are corrected by another one', () => {
    expect(publish('operations-lead', 1)).toBe('report/unknown');
    publish();
    expect(publish('operations-lead', 1)).toBeNull();
    expect(run.incident().reports.map(({ number, corrects }) => [number, corrects])).toEqual([
      [1, null],
      [2, 1],
    ]);
  });
});

describe('notes', () => {
  const note = (person: string, minutesAgo: number, directedBy: string | null = null) =>
    run.does(person, {
      type: 'record-note',
      text: said('The vendor called back'),
      marking: directedBy === null ? { kind: 'factual' } : { kind: 'counsel-directed', directedBy },
      occurredAt: addMilliseconds(run.now(), -minutesAgo * 60_000),
    });

  test('keep when it happened and when it was written down', () => {
    expect(note('ml-lead', 40)).toBeNull();
    expect(run.incident().notes).toMatchObject([
      { number: 1, by: 'ml-lead', occurredAt: '2026-11-23T08:20:00.000Z', recordedAt: '2026-11-23T09:00:00.000Z' },
    ]);
    expect(note('ml-lead', -1)).toBe('note/future');
  });

  test('are directed by a lawyer who sits in legal, or factual', () => {
    expect(note('ml-lead', 0, 'security-lead')).toBe('marking/not-counsel');
    expect(note('ml-lead', 0, 'general-counsel')).toBeNull();
  });
});

describe('what is left undone', () => {
  beforeEach(() => {
    run.does('security-lead', { type: 'raise-severity', to: 'high', reason: said('Worse') });
  });

  const waive = (person: string, obligation: string) =>
    run.does(person, { type: 'waive-obligation', obligation, reason: said('Not here') });

  test('is waived by who owns the stage, with the clause that says so', () => {
    expect(owed()).toContain('task:triage');
    expect(waive('ml-lead', 'task:triage')).toBe('obligation/not-yours');
    expect(waive('security-deputy', 'task:triage')).toBeNull();
    expect(owed()).not.toContain('task:triage');
    expect(run.incident().waived['task:triage']).toMatchObject({
      by: 'security-deputy',
      authority: 'workflow.classify.owner',
    });
    expect(waive('security-lead', 'task:triage')).toBe('obligation/unknown');
  });

  test('of counsel is waived by counsel alone', () => {
    expect(waive('security-lead', 'task:legal-review')).toBe('obligation/not-yours');
    expect(waive('general-counsel', 'task:legal-review')).toBeNull();
  });

  test('is never a stage, a fact or a notice', () => {
    run.does('security-lead', {
      type: 'record-fact',
      fact: 'exposed_data',
      answer: { state: 'value', value: 'personal' },
    });
    for (const id of ['stage:detect', 'fact:people_affected', 'notification:customers'])
      expect(waive('general-counsel', id)).toBe('obligation/not-waivable');
  });
});

describe('a fix', () => {
  const record = (author: string) =>
    run.does('ml-lead', { type: 'record-change', title: said('Filter'), reference: said('commit'), author });
  const validate = (person: string, number = 1) =>
    run.does(person, { type: 'validate-change', number, how: said('Replayed 200 conversations') });
  const fixed = () => run.does('ml-lead', { type: 'do-task', task: 'validate-fix', note: null });

  test('is a change record that another person than its author validates, before recovery is left', () => {
    expect(fixed()).toBe('change/not-validated');
    expect(record('ml-lead')).toBeNull();
    expect(owed()).toContain('change-validation:C-1');
    expect(validate('ml-lead')).toBe('change/own-work');
    expect(validate('communications-lead')).toBe('change/not-yours');
    expect(fixed()).toBe('change/not-validated');
    expect(validate('security-lead')).toBeNull();
    expect(validate('security-deputy')).toBe('change/validated');
    expect(fixed()).toBeNull();
  });
});

test('operations decides how the service goes on, and nobody for them', () => {
  const decide = (person: string) =>
    run.does(person, {
      type: 'record-decision',
      decision: 'continuity',
      choice: said('By hand'),
      rationale: said('People answer'),
      marking: { kind: 'factual' },
    });
  expect(run.incident().owner.person).toBe('privacy-counsel');
  expect(decide('privacy-counsel')).toBe('decision/not-yours');
  expect(decide('operations-lead')).toBeNull();
});
