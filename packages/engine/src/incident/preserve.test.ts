import { addMilliseconds } from '@muster/clocks';
import { beforeEach, describe, expect, test } from 'vitest';
import type { UnableCause } from '../events/gap-causes.ts';
import { declaredIncident, said, starterPlan } from '../testkit/run-incident.ts';
import type { IncidentRun } from '../testkit/run-incident.ts';
import type { ContentRef } from '../content-ref.ts';
import { timers } from './timers.ts';

const wanted = ['prompts-and-outputs', 'application-logs', 'access-logs', 'model-configuration', 'decision-records'];
const collector = { kind: 'service', service: 'muster' } as const;
let run: IncidentRun;

beforeEach(() => {
  run = approvedStop();
});

function approvedStop(yaml = starterPlan): IncidentRun {
  const started = declaredIncident('sensitive-data-exposure', yaml);
  const reason = said('It leaks');
  const action = 'support-assistant.stop';
  started.does('ml-lead', { type: 'propose-action', action, parameters: {}, undoes: null, reason });
  const digest = started.incident().actions[0]?.digest ?? '';
  for (const person of ['operations-lead', 'security-lead'])
    expect(started.does(person, { type: 'approve-action', number: 1, digest })).toBeNull();
  return started;
}

function execute(doNotWait: ContentRef | null = null, person = 'ml-lead'): string | null {
  const digest = run.incident().actions[0]?.digest ?? '';
  return run.does(person, { type: 'execute-action', number: 1, digest, doNotWait });
}

function captured(category: string): string | null {
  const item = { item: said(category), sha256: null, title: said('t'), source: said('s'), capturedAt: run.now() };
  return run.doesAs(collector, {
    type: 'answer-preservation',
    number: 1,
    category,
    answer: { kind: 'captured', ...item },
  });
}

const unable = (category: string, cause: UnableCause = 'no-collector') =>
  run.doesAs(collector, { type: 'answer-preservation', number: 1, category, answer: { kind: 'unable', cause } });
const progress = () => run.incident().actions[0]?.progress;
const gaps = () => run.incident().preservationGaps.map(({ category, cause }) => `${category}: ${cause}`);

describe('before a change', () => {
  test('what is missing is captured, for at most sixty seconds', () => {
    expect(execute()).toBeNull();
    expect(progress()).toEqual({
      kind: 'preserving',
      since: run.now(),
      by: 'ml-lead',
      approvedBy: ['operations-lead', 'security-lead'],
    });
    expect(run.incident().actions[0]?.preservation).toEqual({
      wanted,
      until: '2026-11-23T09:01:00.000Z',
      unable: {},
    });
    expect(timers(run.plan, run.incident()).filter(({ purpose }) => purpose === 'preservation-limit')).toMatchObject([
      { subject: '1', dueAt: '2026-11-23T09:01:00.000Z' },
    ]);
  });

  test('the action runs with the last answer, by who ran it, and says what is missing and why', () => {
    execute();
    run.standsStill(1 / 60);
    expect(captured('prompts-and-outputs')).toBeNull();
    expect(unable('application-logs')).toBeNull();
    expect(unable('access-logs', 'failed')).toBeNull();
    expect(captured('model-configuration')).toBeNull();
    expect(progress()).toMatchObject({ kind: 'preserving' });
    expect(unable('decision-records', 'nothing-held')).toBeNull();
    expect(progress()).toEqual({
      kind: 'executed',
      at: '2026-11-23T09:00:01.000Z',
      by: 'ml-lead',
      approvedBy: ['operations-lead', 'security-lead'],
    });
    expect(gaps()).toEqual(['application-logs: no-collector', 'access-logs: failed', 'decision-records: nothing-held']);
    expect(run.incident().evidence.map(({ category, collector: by }) => `${category} ${by}`)).toEqual([
      'prompts-and-outputs muster',
      'model-configuration muster',
    ]);
    const of = (type: string) => run.history.indexOf(type);
    expect(of('evidence-captured')).toBeLessThan(of('action-executed'));
    expect(of('preservation-gap-recorded')).toBeLessThan(of('action-executed'));
  });

  test('nothing is a gap where everything was captured, a piece attached by hand among it', () => {
    execute();
    for (const category of wanted.slice(1)) captured(category);
    const [category = ''] = wanted;
    const item = { item: said('x'), sha256: null, title: said('t'), source: said('s'), capturedAt: run.now() };
    const attach = { type: 'capture-evidence', category, ...item, marking: { kind: 'factual' } } as const;
    expect(progress()).toMatchObject({ kind: 'preserving' });
    expect(run.does('security-lead', attach)).toBeNull();
    expect(progress()).toMatchObject({ kind: 'executed' });
    expect(run.history).not.toContain('preservation-gap-recorded');
  });

  test('the stop goes ahead at sixty seconds, whoever has not answered', () => {
    execute();
    captured('prompts-and-outputs');
    unable('access-logs');
    run.passes(1);
    expect(progress()).toMatchObject({ kind: 'executed', at: '2026-11-23T09:01:00.000Z', by: 'ml-lead' });
    expect(gaps()).toEqual([
      'application-logs: time-over',
      'access-logs: no-collector',
      'model-configuration: time-over',
      'decision-records: time-over',
    ]);
  });

  test('no plan makes a stop wait longer than sixty seconds', () => {
    run = approvedStop(starterPlan.replace('preserve_first: 60 s', 'preserve_first: 10 min'));
    execute();
    expect(run.incident().actions[0]?.preservation?.until).toBe(addMilliseconds(run.now(), 60_000));
  });

  test('nobody waits who says why: at once, or in between', () => {
    const now = said('Numbers leak every second');
    expect(execute(now)).toBeNull();
    expect(progress()).toMatchObject({ kind: 'executed', at: run.now() });
    expect(gaps()).toEqual(wanted.map((category) => `${category}: not-waited`));

    run = approvedStop();
    execute();
    captured('prompts-and-outputs');
    unable('access-logs');
    expect(execute()).toBe('action/not-open');
    expect(execute(now, 'a-stranger')).toBe('action/not-yours');
    expect(execute(now, 'security-lead')).toBeNull();
    // Who ran it is who ran it; who did not wait is the actor of the event.
    expect(progress()).toMatchObject({ kind: 'executed', by: 'ml-lead' });
    expect(gaps()).toEqual([
      'application-logs: not-waited',
      'access-logs: no-collector',
      'model-configuration: not-waited',
      'decision-records: not-waited',
    ]);
  });

  test('a gate that is closed starts nothing', () => {
    run = declaredIncident('sensitive-data-exposure');
    const action = 'support-assistant.stop';
    run.does('ml-lead', { type: 'propose-action', action, parameters: {}, undoes: null, reason: said('x') });
    expect(execute(said('At once'))).toBe('approval/needed');
    expect(execute()).toBe('approval/needed');
    expect(progress()).toEqual({ kind: 'waiting' });
  });

  test('an action that is being captured for is neither proposed twice, refused, nor left behind by the end', () => {
    execute();
    const digest = run.incident().actions[0]?.digest ?? '';
    const again = { type: 'propose-action', action: 'support-assistant.stop', parameters: {}, undoes: null } as const;
    expect(run.does('ml-lead', { ...again, reason: said('x') })).toBe('action/already-open');
    expect(run.does('operations-lead', { type: 'refuse-action', number: 1, digest, reason: said('x') })).toBe(
      'action/not-open',
    );
    expect(run.does('privacy-counsel', { type: 'find-not-an-incident', reason: said('x') })).toBe(
      'incident/close-unfinished',
    );
  });
});

describe('an approver who leaves their seat meanwhile', () => {
  const approve = (person: string) =>
    run.does(person, { type: 'approve-action', number: 1, digest: run.incident().actions[0]?.digest ?? '' });

  test('stops the action: it waits for somebody in their place, and what was captured stays', () => {
    execute();
    captured('prompts-and-outputs');
    run.leaves('operations-lead');
    expect(execute(said('At once'))).toBe('approval/no-longer-eligible');
    run.passes(1);
    expect(progress()).toEqual({ kind: 'waiting' });
    expect(run.history.slice(-4)).toEqual(['timer-fired', 'approval-expired', 'approval-requested', 'deadlines-set']);
    expect(run.incident().actions[0]?.gate?.approvals.map(({ person }) => person)).toEqual(['security-lead']);
    expect(execute()).toBe('approval/lapsed');
    expect(gaps()).toEqual([]);
    expect(approve('support-lead')).toBeNull();
    expect(execute()).toBeNull();
    expect(run.incident().actions[0]?.preservation?.wanted).toEqual(wanted.slice(1));
    run.passes(1);
    expect(progress()).toMatchObject({ kind: 'executed', approvedBy: ['security-lead', 'support-lead'] });
  });

  test('stops it at the last answer too', () => {
    execute();
    run.moves('operations-lead', 'ml-lead');
    for (const category of wanted) expect(captured(category)).toBeNull();
    expect(progress()).toEqual({ kind: 'waiting' });
    expect(run.history).not.toContain('action-executed');
  });

  test('stops nothing where the gate is met without them', () => {
    execute();
    run.leaves('ml-lead');
    run.passes(1);
    expect(progress()).toMatchObject({ kind: 'executed', by: 'ml-lead' });
  });

  test('broken glass holds while whoever broke it sits in the seat that may', () => {
    run = declaredIncident('sensitive-data-exposure');
    run.does('security-lead', {
      type: 'record-fact',
      fact: 'exposed_data',
      answer: { state: 'value', value: 'personal' },
    });
    const ask = { type: 'propose-action', action: 'support-assistant.stop', parameters: {}, undoes: null } as const;
    run.does('ml-lead', { ...ask, reason: said('x') });
    const digest = run.incident().actions[0]?.digest ?? '';
    expect(run.does('security-lead', { type: 'break-glass', number: 1, digest, reason: said('x') })).toBeNull();
    execute();
    run.leaves('security-lead');
    run.passes(1);
    expect(progress()).toEqual({ kind: 'waiting' });
    expect(run.incident().actions[0]?.gate?.glassBrokenBy).toBeNull();
  });
});

describe('an answer', () => {
  test('counts once, however often it comes', () => {
    execute();
    expect(captured('prompts-and-outputs')).toBeNull();
    expect(captured('prompts-and-outputs')).toBe('preservation/answered');
    expect(unable('access-logs')).toBeNull();
    expect(unable('access-logs')).toBe('preservation/answered');
    expect(captured('vendor-correspondence')).toBe('preservation/answered');
    expect(run.incident().evidence).toHaveLength(1);
  });

  test('that comes late is kept where it brings something, and changes nothing else', () => {
    execute();
    run.passes(1);
    expect(unable('access-logs')).toBe('preservation/answered');
    expect(captured('access-logs')).toBeNull();
    expect(captured('access-logs')).toBe('preservation/answered');
    expect(run.history.filter((type) => type === 'action-executed')).toHaveLength(1);
    expect(run.incident().evidence).toHaveLength(1);
  });

  test('comes from collectors alone', () => {
    execute();
    const answer = { kind: 'unable', cause: 'failed' } as const;
    const command = { type: 'answer-preservation', number: 1, category: 'access-logs', answer } as const;
    expect(run.does('security-lead', command)).toBe('evidence/not-yours');
  });
});
