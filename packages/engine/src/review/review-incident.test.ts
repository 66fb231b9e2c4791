import { beforeEach, describe, expect, test } from 'vitest';
import { declaredIncident, said, starterPlan } from '../testkit/run-incident.ts';
import type { IncidentRun } from '../testkit/run-incident.ts';
import type { StageId } from '@muster/plan';
import type { DeviationKind } from './deviation.ts';
import type { Measure, MetricName } from './measure.ts';
import { reviewIncident } from './review-incident.ts';

const minutes = 60_000;
let run: IncidentRun;

beforeEach(() => {
  run = declaredIncident('sensitive-data-exposure');
});

const review = () =>
  reviewIncident({ events: run.recorded, signals: [], pages: [], planOf: () => run.plan }, run.now());
const metric = (name: MetricName, subject: string | null = null): Measure | undefined =>
  review().metrics.find((each) => each.name === name && each.subject === subject)?.measure;
const found = (kind: DeviationKind) => review().deviations.filter((each) => each.kind === kind);
/** The kinds of the events that a finding or a number names. */
const typesOf = (events: readonly { readonly version: number }[] = []) =>
  events.map(({ version }) => run.history[version - 1]);

const answer = (person: string, fact: string, value: boolean | number | string) =>
  expect(run.does(person, { type: 'record-fact', fact, answer: { state: 'value', value } })).toBeNull();
const enter = (person: string, stage: StageId) => expect(run.does(person, { type: 'enter-stage', stage })).toBeNull();
const done = (person: string, task: string) =>
  expect(run.does(person, { type: 'do-task', task, note: null })).toBeNull();
const decide = (person: string, decision: string | null) =>
  expect(
    run.does(person, {
      type: 'record-decision',
      decision,
      choice: said('Yes'),
      rationale: said('Because'),
      marking: { kind: 'factual' },
    }),
  ).toBeNull();

function propose(action: string): void {
  const command = { type: 'propose-action', action, parameters: {}, undoes: null, reason: said('It leaks') } as const;
  expect(run.does('ml-lead', command)).toBeNull();
}

function act(person: string, type: 'approve-action' | 'execute-action', number = 1): string | null {
  const digest = run.incident().actions[number - 1]?.digest ?? '';
  return run.does(
    person,
    type === 'approve-action' ? { type, number, digest } : { type, number, digest, doNotWait: said('Now') },
  );
}

describe('the metrics', () => {
  test('say what has not happened yet, and what there is nothing to measure of', () => {
    const kinds = new Map(review().metrics.map(({ name, measure }) => [name, measure.kind]));
    expect([...kinds]).toEqual([
      ['detect', 'not-applicable'],
      ['declare', 'not-applicable'],
      ['triage', 'not-yet'],
      ['legal-review', 'not-yet'],
      ['decide-containment', 'not-yet'],
      ['effective-containment', 'not-yet'],
      ['notify', 'not-yet'],
      ['recover', 'not-yet'],
    ]);
  });

  test('count from the declaration, and name the events they lie between', () => {
    run.passes(5);
    enter('security-lead', 'classify');
    run.passes(5);
    done('security-lead', 'triage');
    done('general-counsel', 'legal-review');
    run.passes(2);
    enter('security-lead', 'contain');
    run.passes(8);
    decide('operations-lead', 'continuity');
    decide('security-lead', 'containment');
    expect(metric('triage')).toMatchObject({ kind: 'measured', milliseconds: 12 * minutes, from: { version: 1 } });
    expect(metric('legal-review')).toMatchObject({ milliseconds: 10 * minutes });
    // How the service goes on is another decision.
    expect(metric('decide-containment')).toMatchObject({ milliseconds: 20 * minutes });
    const measure = metric('decide-containment');
    const ends = measure?.kind === 'measured' ? [measure.from, measure.to] : [];
    expect(typesOf(ends)).toEqual(['incident-declared', 'decision-recorded']);
    expect(ends[1]?.version).toBe(run.incident().version);
  });

  test('take containment for effective when it is proven, not when it ran', () => {
    run.asks('assistant');
    propose('support-assistant.disable-refunds');
    run.passes(3);
    expect(act('ml-lead', 'execute-action')).toBeNull();
    expect(metric('effective-containment')).toMatchObject({ kind: 'not-yet', because: /nothing has proven/ });
    run.standsStill(2);
    const seen = [{ client: 'assistant', at: run.now(), value: false, switchVersion: 1 }];
    const probe = { kind: 'service', service: 'switch-probe' } as const;
    expect(run.doesAs(probe, { type: 'observe-probe', number: 1, seen })).toBeNull();
    expect(metric('effective-containment')).toMatchObject({ kind: 'measured', milliseconds: 5 * minutes });
  });

  test('measure a gate from the asking to the last approval that it needs, with what was left', () => {
    propose('support-assistant.stop');
    run.passes(4);
    expect(act('operations-lead', 'approve-action')).toBeNull();
    const gate = 'gate:stop-revenue-feature/A-1';
    expect(metric('approval', gate)).toMatchObject({ kind: 'not-yet' });
    run.passes(6);
    expect(act('security-lead', 'approve-action')).toBeNull();
    expect(metric('approval', gate)).toMatchObject({ milliseconds: 10 * minutes, margin: 20 * minutes });
  });

  test('measure what the law asks for to its deadline', () => {
    answer('general-counsel', 'exposed_data', 'personal');
    answer('general-counsel', 'aware_at', '2026-11-23T08:00:00.000Z');
    const clock = Object.keys(run.incident().clocks).find((key) => key.startsWith('eu-gdpr-33')) ?? '';
    expect(
      run.does('general-counsel', { type: 'decide-applicability', clock, answer: 'applies', rationale: said('Yes') }),
    ).toBeNull();
    const stage = Object.keys(run.incident().clocks[clock]?.stages ?? {})[0] ?? '';
    const subject = `clock:${clock}/${stage}`;
    expect(metric('notify', subject)).toMatchObject({ kind: 'not-yet' });
    run.passes(60);
    const report = {
      type: 'report-clock',
      clock,
      stage,
      sentAt: run.now(),
      reference: null,
      proof: null,
      lateBecause: null,
    } as const;
    expect(run.does('general-counsel', report)).toBeNull();
    expect(metric('notify', subject)).toMatchObject({
      kind: 'measured',
      start: '2026-11-23T08:00:00.000Z',
      milliseconds: 120 * minutes,
      margin: 70 * 60 * minutes,
    });
  });
});

/** Walks through every stage, late where it may be late. */
function walkToReview(): void {
  enter('security-lead', 'classify');
  done('security-lead', 'triage');
  enter('security-lead', 'contain');
  decide('security-lead', 'containment');
  decide('operations-lead', 'continuity');
  enter('security-lead', 'investigate');
  for (const category of run.plan.types['sensitive-data-exposure']?.evidence ?? []) capture(category);
  done('ml-lead', 'root-cause');
  enter('ml-lead', 'recover');
}

const capture = (category: string) =>
  expect(
    run.does('security-lead', {
      type: 'capture-evidence',
      category,
      item: said(category),
      sha256: null,
      title: said('Title'),
      source: said('Source'),
      capturedAt: run.now(),
      marking: { kind: 'factual' },
    }),
  ).toBeNull();

describe('deviations from the plan', () => {
  test('there are none while everything is done in time; missing evidence is what is missing so far', () => {
    const kinds = new Set(review().deviations.map(({ kind }) => kind));
    expect([...kinds]).toEqual(['evidence-missing']);
    walkToReview();
    expect(review().deviations).toEqual([]);
  });

  test('name what was done late, what is still owed, and the clause and events that say so', () => {
    answer('general-counsel', 'exposed_data', 'confidential');
    // High: triage is wanted within 30 minutes of the first signal, legal's review within the hour.
    run.passes(45);
    done('security-lead', 'triage');
    const [late] = found('obligation-late');
    expect(late).toMatchObject({
      subject: 'task:triage',
      clause: 'workflow.classify.triage',
      late: 15 * minutes,
      standing: false,
    });
    expect(typesOf(late?.events)).toEqual(['deadlines-set', 'task-done']);
    run.passes(45);
    const missed = found('obligation-not-done');
    expect(missed.map(({ subject }) => subject)).toContain('task:legal-review');
    expect(missed.every(({ standing }) => standing)).toBe(true);
    done('general-counsel', 'legal-review');
    expect(found('obligation-not-done').map(({ subject }) => subject)).not.toContain('task:legal-review');
    expect(found('obligation-late').map(({ subject }) => subject)).toContain('task:legal-review');
    // Stages have limits of their own: 30 minutes for the first, an hour for the second.
    expect(found('stage-limit-passed').map(({ subject }) => subject)).toContain('stage:detect');
  });

  test('tell a gate whose approvers were late, and whom silence called', () => {
    propose('support-assistant.stop');
    run.passes(40);
    expect(found('escalated')).toMatchObject([
      { subject: 'A-1', clause: 'gates.stop-revenue-feature.on_silence', what: /support-lead/ },
    ]);
    expect(found('quorum-missing')).toMatchObject([{ late: 10 * minutes, standing: true }]);
    act('operations-lead', 'approve-action');
    act('security-lead', 'approve-action');
    expect(found('quorum-missing')).toEqual([]);
    const [late] = found('quorum-late');
    expect(late).toMatchObject({ subject: 'A-1', clause: 'gates.stop-revenue-feature.within', late: 10 * minutes });
    expect(typesOf(late?.events)).toEqual(['approval-requested', 'action-approved']);
  });

  test('tell what went ahead under break-glass, and an approval that no gate counted', () => {
    answer('general-counsel', 'exposed_data', 'personal');
    propose('support-assistant.stop');
    const digest = run.incident().actions[0]?.digest ?? '';
    const words = { saidAt: run.now(), how: 'phone', words: said('Do it') } as const;
    const told = {
      type: 'report-approval',
      number: 1,
      digest,
      person: 'operations-lead',
      witness: 'support-lead',
      ...words,
    } as const;
    expect(run.does('security-deputy', told)).toBeNull();
    expect(run.does('security-lead', { type: 'break-glass', number: 1, digest, reason: said('Now') })).toBeNull();
    expect(act('ml-lead', 'execute-action')).toBeNull();
    const [broken] = found('glass-broken');
    expect(broken).toMatchObject({ subject: 'A-1', clause: 'gates.stop-revenue-feature.break_glass' });
    expect(typesOf(broken?.events)).toEqual(['glass-broken', 'action-executed']);
    expect(found('approval-reported')).toMatchObject([{ subject: 'A-1', what: /phone/ }]);
    // Nothing was captured before the change: somebody said not to wait.
    expect(found('evidence-not-preserved').map(({ clause }) => clause)).toContain('workflow.contain.preserve_first');
  });

  test('tell a return that the plan does not know, and one too many', () => {
    const tight = starterPlan.replace('returns: { to: [detect], at_most: 5 }', 'returns: { to: [detect], at_most: 1 }');
    run = declaredIncident(
      'sensitive-data-exposure',
      tight.replace('returns: { to: [detect, classify], at_most: 5 }', 'returns: { to: [classify], at_most: 5 }'),
    );
    for (const stage of ['classify', 'detect', 'classify'] as const) enter('security-lead', stage);
    expect(found('return-not-planned')).toEqual([]);
    enter('security-lead', 'detect');
    expect(found('return-not-planned')).toMatchObject([
      { clause: 'workflow.classify.returns', what: /2th|second|allows 1/ },
    ]);
    enter('security-lead', 'classify');
    done('security-lead', 'triage');
    enter('security-lead', 'contain');
    enter('security-lead', 'detect');
    expect(found('return-not-planned').at(-1)).toMatchObject({
      clause: 'workflow.contain.returns',
      what: /does not say so/,
    });
  });

  test('tell what was waived, by whose authority, and never call it late', () => {
    answer('general-counsel', 'exposed_data', 'confidential');
    run.passes(120);
    const waive = { type: 'waive-obligation', obligation: 'task:triage', reason: said('Known') } as const;
    expect(run.does('security-lead', waive)).toBeNull();
    expect(found('obligation-waived')).toMatchObject([{ subject: 'task:triage', clause: 'workflow.classify.triage' }]);
    expect(found('obligation-late').map(({ subject }) => subject)).not.toContain('task:triage');
    expect(found('obligation-not-done').map(({ subject }) => subject)).not.toContain('task:triage');
  });

  test('tell a report to an authority that came late', () => {
    answer('general-counsel', 'exposed_data', 'personal');
    const clock = Object.keys(run.incident().clocks).find((key) => key.startsWith('eu-gdpr-33')) ?? '';
    expect(
      run.does('general-counsel', { type: 'decide-applicability', clock, answer: 'applies', rationale: said('Yes') }),
    ).toBeNull();
    const stage = Object.keys(run.incident().clocks[clock]?.stages ?? {})[0] ?? '';
    run.passes(73 * 60);
    const owed = found('clock-not-reported').find(({ subject }) => subject === `clock:${clock}/${stage}`);
    expect(owed).toMatchObject({ clause: 'clocks.law.eu-gdpr-33', late: 60 * minutes, standing: true });
    const report = {
      type: 'report-clock',
      clock,
      stage,
      sentAt: run.now(),
      reference: null,
      proof: null,
      lateBecause: said('Sick'),
    } as const;
    expect(run.does('general-counsel', report)).toBeNull();
    expect(found('clock-late')).toMatchObject([{ subject: `clock:${clock}/${stage}`, late: 60 * minutes }]);
    expect(typesOf(found('clock-late')[0]?.events)).toEqual(['clock-due-set', 'clock-stage-reported']);
  });

  test('name no person: whoever reads them sees events, and the events have people', () => {
    propose('support-assistant.stop');
    run.passes(300);
    const words = JSON.stringify(review());
    for (const person of ['ml-lead', 'security-lead', 'general-counsel']) expect(words).not.toContain(`"${person}"`);
  });
});
