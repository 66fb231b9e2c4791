import { beforeEach, describe, expect, test } from 'vitest';
import { declaredIncident, said, starterPlan } from '../testkit/run-incident.ts';
import type { IncidentRun } from '../testkit/run-incident.ts';
import { obligations } from './obligations.ts';

let run: IncidentRun;

beforeEach(() => {
  run = declaredIncident('harmful-or-biased-output');
});

const enter = (person: string, stage: 'detect' | 'classify' | 'contain' | 'investigate' | 'recover' | 'review') =>
  run.does(person, { type: 'enter-stage', stage });
const done = (person: string, task: string) => run.does(person, { type: 'do-task', task, note: null });
const decide = (person: string, decision: string) =>
  run.does(person, {
    type: 'record-decision',
    decision,
    choice: said('Yes'),
    rationale: said('Because'),
    marking: { kind: 'factual' },
  });
const attach = (category: string) =>
  run.does('security-lead', {
    type: 'capture-evidence',
    category,
    item: said(category),
    sha256: null,
    title: said('Title'),
    source: said('Source'),
    capturedAt: run.now(),
    marking: { kind: 'factual' },
  });

const answerMaterial = () =>
  run.does('general-counsel', { type: 'record-fact', fact: 'material', answer: { state: 'value', value: false } });

/** A fix of the ML lead, validated by the platform lead. */
function fixed(): string | null {
  const change = { type: 'record-change', title: said('Fix'), reference: said('x'), author: 'ml-lead' } as const;
  return (
    run.does('ml-lead', change) ??
    run.does('platform-lead', { type: 'validate-change', number: 1, how: said('Replayed') }) ??
    done('platform-lead', 'validate-fix')
  );
}

/** Walks to a stage by doing what each wants before it is left. */
function walkTo(stage: 'contain' | 'investigate' | 'recover' | 'review'): void {
  const steps = [
    () => enter('security-lead', 'classify'),
    () => done('security-lead', 'triage') ?? enter('security-lead', 'contain'),
    () =>
      decide('security-lead', 'containment') ??
      decide('operations-lead', 'continuity') ??
      enter('security-lead', 'investigate'),
    () => {
      for (const category of run.plan.types['harmful-or-biased-output']?.evidence ?? []) attach(category);
      return done('ml-lead', 'root-cause') ?? enter('ml-lead', 'recover');
    },
    () => fixed() ?? done('operations-lead', 'restore') ?? enter('operations-lead', 'review'),
  ];
  for (const step of steps.slice(0, ['contain', 'investigate', 'recover', 'review'].indexOf(stage) + 2))
    expect(step()).toBeNull();
  expect(run.incident().stage).toBe(stage);
}

describe('stages', () => {
  test('are entered one after another, by their owners, and left when they are finished', () => {
    expect(enter('security-lead', 'contain')).toBe('stage/not-next');
    expect(enter('support-lead', 'classify')).toBe('stage/not-yours');
    expect(enter('security-lead', 'detect')).toBe('stage/same');
    expect(enter('security-lead', 'classify')).toBeNull();
    expect(enter('security-lead', 'contain')).toBe('stage/unfinished');
    expect(done('general-counsel', 'triage')).toBe('task/not-yours');
    expect(done('security-deputy', 'triage')).toBeNull();
    expect(done('security-deputy', 'make-coffee')).toBe('task/unknown');
    expect(enter('security-lead', 'contain')).toBeNull();
    // Back, because incidents do that; and forward again without doing it all twice.
    expect(enter('security-lead', 'detect')).toBeNull();
    expect(enter('security-lead', 'classify')).toBeNull();
    expect(enter('security-lead', 'contain')).toBeNull();
  });

  test('want the evidence of the incident type before the investigation ends', () => {
    walkTo('investigate');
    expect(done('ml-lead', 'root-cause')).toBeNull();
    expect(enter('ml-lead', 'recover')).toBe('stage/unfinished');
    attach('prompts-and-outputs');
    for (const category of ['model-configuration', 'application-logs', 'access-logs']) attach(category);
    expect(enter('ml-lead', 'recover')).toBe('stage/unfinished');
    attach('decision-records');
    expect(enter('ml-lead', 'recover')).toBeNull();
  });
});

describe('the end', () => {
  const close = (person: string) =>
    run.does(person, { type: 'close', outcome: 'resolved', review: said('We learned') });

  const noClockApplies = () => {
    for (const clock of Object.keys(run.incident().clocks)) {
      const decided = { type: 'decide-applicability', clock, answer: 'does-not-apply', rationale: said('No') } as const;
      expect(run.does('general-counsel', decided)).toBeNull();
    }
  };

  test('comes from the review, when it is finished, by who answers for it', () => {
    walkTo('recover');
    expect(close('operations-lead')).toBe('incident/close-unfinished');
    expect(fixed()).toBeNull();
    expect(done('operations-lead', 'restore')).toBeNull();
    expect(enter('operations-lead', 'review')).toBeNull();
    expect(close('operations-lead')).toBe('incident/close-unfinished');
    expect(done('operations-lead', 'review-meeting')).toBeNull();
    expect(done('operations-lead', 'follow-ups')).toBeNull();
    expect(close('ml-lead')).toBe('stage/not-yours');
    // A clock that runs is met or ended by a record, never by closing.
    expect(close('operations-lead')).toBe('incident/close-unfinished');
    expect(answerMaterial()).toBeNull();
    expect(close('operations-lead')).toBe('incident/close-unfinished');
    noClockApplies();
    expect(close('operations-lead')).toBeNull();
    expect(obligations(run.plan, run.incident(), run.now())).toEqual([]);
    run.passes(30 * 24 * 60);
    expect(run.history.at(-1)).toBe('incident-closed');
  });

  test('does not wait for the next situation report', () => {
    const yaml = starterPlan.replace('\n  low:\n', '\n  low:\n    report_every: 1 day\n');
    run = declaredIncident('harmful-or-biased-output', yaml);
    walkTo('review');
    expect(done('operations-lead', 'review-meeting') ?? done('operations-lead', 'follow-ups')).toBeNull();
    expect(answerMaterial()).toBeNull();
    noClockApplies();
    expect(obligations(run.plan, run.incident(), run.now()).map(({ id }) => id)).toContain('report:S-1');
    expect(close('operations-lead')).toBeNull();
  });

  test('waits for actions that wait, and never leaves a switch held by accident', () => {
    run.does('ml-lead', {
      type: 'propose-action',
      action: 'support-assistant.fallback',
      parameters: {},
      undoes: null,
      reason: said('x'),
    });
    walkTo('review');
    done('operations-lead', 'review-meeting');
    done('operations-lead', 'follow-ups');
    expect(close('operations-lead')).toBe('incident/close-unfinished');
    const digest = run.incident().actions[0]?.digest ?? '';
    expect(run.does('ml-lead', { type: 'execute-action', number: 1, digest, doNotWait: said('Now') })).toBeNull();
    expect(close('operations-lead')).toBe('incident/close-unfinished');
    expect(decide('operations-lead', 'keep-held')).toBeNull();
    expect(answerMaterial()).toBeNull();
    expect(run.does('ml-lead', { type: 'prove-action', number: 1, effectiveAt: run.now() })).toBeNull();
    noClockApplies();
    expect(close('operations-lead')).toBeNull();
  });

  test('is not the end: it can be reopened, and its clocks with it', () => {
    walkTo('review');
    answerMaterial();
    noClockApplies();
    done('operations-lead', 'review-meeting');
    done('operations-lead', 'follow-ups');
    expect(close('operations-lead')).toBeNull();
    expect(done('operations-lead', 'plan-changes')).toBe('incident/closed');
    expect(enter('operations-lead', 'recover')).toBe('incident/closed');
    const reopen = (stage: 'investigate' | 'review') => ({ type: 'reopen', stage, reason: said('Again') }) as const;
    expect(run.does('a-stranger', reopen('investigate'))).toBe('stage/not-yours');
    expect(run.does('ml-lead', reopen('investigate'))).toBeNull();
    expect(run.does('ml-lead', { type: 'reopen', stage: 'investigate', reason: said('Twice') })).toBe(
      'incident/not-closed',
    );
    expect(run.incident()).toMatchObject({ status: { kind: 'open' }, stage: 'investigate' });
  });
});

describe('facts', () => {
  test('are answered by who the plan names, in the form the plan asks for', () => {
    const answer = (person: string, fact: string, value: string | number | boolean) =>
      run.does(person, { type: 'record-fact', fact, answer: { state: 'value', value } });
    expect(answer('ml-lead', 'customer_impact', 'limited')).toBe('fact/not-yours');
    expect(answer('operations-lead', 'customer_impact', 'limited')).toBeNull();
    expect(answer('operations-lead', 'customer_impact', 'some')).toBe('fact/wrong-kind');
    expect(answer('operations-lead', 'people_affected', 1.5)).toBe('fact/wrong-kind');
    expect(answer('operations-lead', 'weather', 'rain')).toBe('fact/unknown');
    expect(answer('general-counsel', 'aware_at', 'yesterday')).toBe('fact/wrong-kind');
    expect(answer('general-counsel', 'aware_at', '2026-11-23T08:00:00.000Z')).toBeNull();
  });
});
