import { beforeEach, describe, expect, test } from 'vitest';
import { declaredIncident, said } from '../testkit/run-incident.ts';
import type { IncidentRun } from '../testkit/run-incident.ts';
import { obligations } from './obligations.ts';

let run: IncidentRun;

beforeEach(() => {
  run = declaredIncident('sensitive-data-exposure');
});

const fact = (person: string, id: string, value: string | number | boolean) =>
  run.does(person, { type: 'record-fact', fact: id, answer: { state: 'value', value } });
const open = () => obligations(run.plan, run.incident(), run.now()).map((each) => each.id);
const approve = (person: string) =>
  run.does(person, { type: 'approve-action', number: 1, digest: run.incident().actions[0]?.digest ?? '' });
const propose = (person: string, action: string) =>
  run.does(person, { type: 'propose-action', action, parameters: {}, undoes: null, reason: said('Now') });

describe('nobody makes their own approvers', () => {
  test('seats filled for one incident count for its work and never for its gates', () => {
    const seat = (who: string, person: string) =>
      run.does('privacy-counsel', { type: 'assign-seat', seat: who, person });
    expect(seat('operations-lead', 'communications-lead')).toBeNull();
    expect(seat('security-lead', 'privacy-counsel')).toBeNull();
    expect(fact('communications-lead', 'customer_impact', 'limited')).toBeNull();
    expect(propose('ml-lead', 'support-assistant.stop')).toBeNull();
    expect(approve('communications-lead')).toBe('approval/not-eligible');
    fact('security-lead', 'exposed_data', 'personal');
    const glass = {
      type: 'break-glass',
      number: 1,
      digest: run.incident().actions[0]?.digest ?? '',
      reason: said('x'),
    } as const;
    expect(run.does('privacy-counsel', glass)).toBe('break-glass/not-allowed');
  });

  test('nobody names themselves incident owner', () => {
    const own = (person: string) => ({ type: 'assign-incident-owner', person, reason: said('Unreachable') }) as const;
    expect(run.does('security-lead', own('security-lead'))).toBe('seat/not-yours');
    expect(run.does('security-lead', own('operations-lead'))).toBeNull();
  });

  test('an approval counts for the functions its giver sat in then', () => {
    expect(propose('ml-lead', 'support-assistant.stop')).toBeNull();
    expect(approve('operations-lead')).toBeNull();
    run.moves('operations-lead', 'security-deputy');
    expect(approve('support-lead')).toBeNull();
    const { digest = '' } = run.incident().actions[0] ?? {};
    expect(run.does('ml-lead', { type: 'execute-action', number: 1, digest, doNotWait: null })).toBe('approval/needed');
  });
});

describe('counsel is not overruled', () => {
  test('the incident owner neither declines a notice, nor ends the legal review, nor destroys', () => {
    run.does('privacy-counsel', { type: 'assign-incident-owner', person: 'security-lead', reason: said('On leave') });
    fact('security-lead', 'exposed_data', 'personal');
    const decline = {
      type: 'record-decision',
      decision: 'not-notifying-regulators',
      choice: said('No'),
      rationale: said('x'),
      marking: { kind: 'factual' },
    } as const;
    expect(run.does('security-lead', decline)).toBe('decision/not-yours');
    expect(run.does('security-lead', { type: 'do-task', task: 'legal-review', note: null })).toBe('task/not-yours');
    const redact = { type: 'redact-content', content: said('x').id, reason: said('x') } as const;
    expect(run.does('security-lead', redact)).toBe('fact/not-yours');
    expect(run.does('general-counsel', decline)).toBeNull();
  });

  test('only a lawyer directs what stays out of packs', () => {
    const say = (directedBy: string) =>
      run.does('security-lead', {
        type: 'record-decision',
        decision: null,
        choice: said('x'),
        rationale: said('y'),
        marking: { kind: 'counsel-directed', directedBy },
      });
    expect(say('The whole story, in free text')).toBe('marking/not-counsel');
    expect(say('security-lead')).toBe('marking/not-counsel');
    expect(say('general-counsel')).toBeNull();
  });
});

describe('a clock that has started', () => {
  test('goes on when the severity is lowered to one without such a limit', () => {
    fact('security-lead', 'exposed_data', 'confidential');
    const before = open().filter((id) => /legal-review|containment|triage|leadership/.test(id));
    expect(before).toHaveLength(4);
    run.does('general-counsel', { type: 'lower-severity', to: 'low', reason: said('A test account') });
    expect(open()).toEqual(expect.arrayContaining(before));
    run.passes(60);
    expect(run.incident().deadlines['task:legal-review']?.missedAt).toBe('2026-11-23T10:00:00.000Z');
  });

  test('goes on when the fact that started it is answered otherwise, until it is sent or counsel says why not', () => {
    fact('security-lead', 'exposed_data', 'personal');
    expect(open()).toContain('notification:regulators');
    fact('security-lead', 'exposed_data', 'none');
    expect(open()).toContain('notification:regulators');
    run.does('general-counsel', {
      type: 'record-decision',
      decision: 'not-notifying-regulators',
      choice: said('No'),
      rationale: said('Test data'),
      marking: { kind: 'factual' },
    });
    expect(open()).not.toContain('notification:regulators');
  });

  test('keeps an incident from being called none at all', () => {
    fact('security-lead', 'exposed_data', 'personal');
    expect(run.does('privacy-counsel', { type: 'find-not-an-incident', reason: said('A drill') })).toBe(
      'incident/close-unfinished',
    );
  });

  test('of silence is not put off by changing the action again and again', () => {
    propose('ml-lead', 'support-assistant.stop');
    const due = run.incident().deadlines['approval:A-1']?.due;
    run.passes(10);
    const amend = (message: string) =>
      ({ type: 'amend-action', number: 1, parameters: { message: said(message) }, reason: said(message) }) as const;
    expect(run.does('ml-lead', amend('one'))).toBeNull();
    run.passes(4);
    expect(run.does('ml-lead', amend('two, longer'))).toBeNull();
    run.passes(2);
    expect(run.history.filter((type) => type === 'timer-fired').length).toBeGreaterThan(0);
    expect(run.incident().actions[0]?.gate?.silenceFiredAt).toBe('2026-11-23T09:15:00.000Z');
    expect(run.incident().deadlines['approval:A-1']).toMatchObject({ due, revision: 1 });
  });
});

describe('broken glass', () => {
  const breakGlass = () =>
    run.does('security-lead', {
      type: 'break-glass',
      number: 1,
      digest: run.incident().actions[0]?.digest ?? '',
      reason: said('Nobody answers'),
    });
  const execute = (person: string) =>
    run.does(person, {
      type: 'execute-action',
      number: 1,
      digest: run.incident().actions[0]?.digest ?? '',
      doNotWait: null,
    });
  const review = (person: string) => run.does(person, { type: 'do-task', task: 'break-glass-review-A-1', note: null });

  beforeEach(() => {
    fact('security-lead', 'exposed_data', 'personal');
    propose('ml-lead', 'support-assistant.stop');
  });

  test('is reviewed afterwards, by others, and not before it was broken', () => {
    expect(review('general-counsel')).toBe('task/unknown');
    expect(breakGlass()).toBeNull();
    expect(execute('ml-lead')).toBeNull();
    expect(review('security-lead')).toBe('task/not-yours');
    expect(open()).toContain('break-glass-review:A-1');
    expect(review('general-counsel')).toBeNull();
    expect(open()).not.toContain('break-glass-review:A-1');
  });

  test('is whole again when the action does not run in time, and its review stays owed', () => {
    expect(breakGlass()).toBeNull();
    run.passes(60);
    expect(execute('ml-lead')).toBe('approval/lapsed');
    expect(open()).toContain('break-glass-review:A-1');
  });

  test('does not outlast the seat of who broke it', () => {
    expect(breakGlass()).toBeNull();
    run.leaves('security-lead');
    expect(execute('ml-lead')).toBe('approval/needed');
  });
});

describe('what is reported', () => {
  test('about an action comes from people of the plan and lies between its start and now', () => {
    propose('ml-lead', 'support-assistant.fallback');
    run.does('ml-lead', {
      type: 'execute-action',
      number: 1,
      digest: run.incident().actions[0]?.digest ?? '',
      doNotWait: said('Now'),
    });
    const prove = (person: string, effectiveAt: ReturnType<IncidentRun['now']>) =>
      run.does(person, { type: 'prove-action', number: 1, effectiveAt });
    const start = run.now();
    run.passes(1);
    expect(prove('a-stranger', start)).toBe('action/not-yours');
    run.standsStill(-5);
    expect(prove('ml-lead', start)).toBe('action/impossible-time');
    run.standsStill(5);
    expect(prove('ml-lead', start)).toBeNull();
  });

  test('under the name of something every object has is nothing of the plan', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(fact('security-lead', name, true)).toBe('fact/unknown');
      expect(propose('ml-lead', name)).toBe('action/unknown');
      expect(run.does('security-lead', { type: 'reclassify', to: name, reason: said('x') })).toBe('type/unknown');
      expect(run.does('general-counsel', { type: 'do-task', task: `notify-${name}`, note: null })).toBe('task/unknown');
    }
  });
});
