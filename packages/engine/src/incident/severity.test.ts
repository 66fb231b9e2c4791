import { beforeEach, describe, expect, test } from 'vitest';
import { declaredIncident, said } from '../testkit/run-incident.ts';
import type { IncidentRun } from '../testkit/run-incident.ts';
import { deriveSeverity } from './derive-severity.ts';

let run: IncidentRun;

beforeEach(() => {
  run = declaredIncident('sensitive-data-exposure');
});

const fact = (person: string, id: string, value: string | number | boolean) =>
  run.does(person, { type: 'record-fact', fact: id, answer: { state: 'value', value } });
const unknown = (person: string, id: string) =>
  run.does(person, { type: 'record-fact', fact: id, answer: { state: 'unknown', because: said('Nobody knows yet') } });
const level = () => run.incident().severity.level;

describe('severity', () => {
  test('adds nothing for what nobody has asked, and says what it could become', () => {
    expect(level()).toBe('low');
    const { couldBe } = deriveSeverity(run.plan, run.incident());
    expect(couldBe[0]).toEqual({ level: 'critical', clause: 'severity.critical.rules[0]', unanswered: ['material'] });
  });

  test('takes the worst case for what somebody has answered with unknown, and names the assumption', () => {
    expect(unknown('security-lead', 'exposed_data')).toBeNull();
    expect(level()).toBe('high');
    expect(run.incident().severity.reasons).toEqual([{ clause: 'severity.high.rules[0]', assumed: ['exposed_data'] }]);
  });

  test("takes the plan's word instead of the worst case where the plan has one", () => {
    expect(unknown('general-counsel', 'material')).toBeNull();
    expect(level()).toBe('high');
    expect(run.incident().severity.reasons).toEqual([
      { clause: 'facts.material.until_answered', assumed: ['material'] },
    ]);
  });

  test('rises by itself and falls only by somebody with the authority; its clocks go on', () => {
    fact('security-lead', 'exposed_data', 'confidential');
    const due = run.incident().deadlines['task:legal-review']?.due;
    expect(due).toBe('2026-11-23T10:00:00.000Z');
    expect(fact('security-lead', 'exposed_data', 'none')).toBeNull();
    expect(level()).toBe('high');
    expect(run.incident().severity.derived).toBe('low');
    const lower = { type: 'lower-severity', to: 'low', reason: said('It was test data') } as const;
    expect(run.does('operations-lead', lower)).toBe('severity/not-yours');
    expect(run.does('general-counsel', lower)).toBeNull();
    expect(level()).toBe('low');
    expect(run.incident().deadlines['task:legal-review']?.due).toBe(due);
    // A new fact lifts it again.
    expect(fact('operations-lead', 'critical_process_stopped', true)).toBeNull();
    expect(level()).toBe('high');
  });

  test('may be raised by anybody, and then limits get shorter, never longer', () => {
    fact('security-lead', 'exposed_data', 'confidential');
    expect(
      run.does('support-lead', { type: 'raise-severity', to: 'critical', reason: said('The press calls') }),
    ).toBeNull();
    expect(run.incident().deadlines['task:legal-review']).toMatchObject({
      due: '2026-11-23T09:30:00.000Z',
      revision: 2,
    });
    run.does('general-counsel', { type: 'lower-severity', to: 'high', reason: said('It was a student paper') });
    expect(run.incident().deadlines['task:legal-review']).toMatchObject({
      due: '2026-11-23T09:30:00.000Z',
      revision: 2,
    });
  });

  test('of high asks for the containment decision within the same business day', () => {
    fact('security-lead', 'exposed_data', 'confidential');
    // 09:00 in Dublin: 18:00 the same day would be nine hours away, and eight is the most.
    expect(run.incident().deadlines['decision:containment']?.due).toBe('2026-11-23T17:00:00.000Z');
  });
});

describe('deadlines', () => {
  test('are missed once, and page everybody who is obliged', () => {
    fact('security-lead', 'exposed_data', 'confidential');
    run.passes(24 * 60);
    expect(run.incident().deadlines['task:legal-review']?.missedAt).toBe('2026-11-23T10:00:00.000Z');
    const called = run.recorded.flatMap(({ type, data }) =>
      type === 'timer-fired' && data.subject === 'task:legal-review' ? [data.escalatedTo] : [],
    );
    const legal = run.plan.functions.legal;
    expect(called).toEqual([[legal?.lead, ...(legal?.deputies ?? [])]]);
    const fired = run.history.filter((type) => type === 'timer-fired').length;
    run.passes(24 * 60);
    run.passes(24 * 60);
    const missed = Object.values(run.incident().deadlines).filter((each) => each.missedAt !== null);
    expect(missed.length).toBe(run.history.filter((type) => type === 'timer-fired').length);
    expect(fired).toBeGreaterThan(3);
  });

  test('end with what they were for', () => {
    fact('security-lead', 'exposed_data', 'confidential');
    expect(run.does('general-counsel', { type: 'do-task', task: 'legal-review', note: null })).toBeNull();
    run.passes(120);
    expect(run.incident().deadlines['task:legal-review']?.missedAt).toBeNull();
    expect(run.does('general-counsel', { type: 'do-task', task: 'legal-review', note: null })).toBe('task/done');
  });

  test('refuse to fire early, twice, or after nobody waits', () => {
    fact('security-lead', 'exposed_data', 'confidential');
    const timer = `00000000/none`;
    expect(run.doesAs({ kind: 'clock' }, { type: 'fire-timer', timer })).toBe('timer/not-current');
    const id = `${run.incident().id}/obligation-due/task:legal-review/1`;
    expect(run.doesAs({ kind: 'clock' }, { type: 'fire-timer', timer: id })).toBe('timer/not-due');
    run.passes(60);
    expect(run.doesAs({ kind: 'clock' }, { type: 'fire-timer', timer: id })).toBe('timer/not-current');
  });
});

describe('the incident owner', () => {
  test('is privacy counsel where privacy is at stake, and hands over with what is open', () => {
    expect(run.incident().owner).toEqual({ seat: 'privacy-counsel', person: 'privacy-counsel' });
    const offer = { type: 'offer-handover', to: 'security-deputy', note: null } as const;
    expect(run.does('security-lead', offer)).toBe('handover/not-yours');
    expect(run.does('privacy-counsel', offer)).toBeNull();
    expect(run.does('security-lead', { type: 'accept-handover' })).toBe('handover/not-yours');
    expect(run.incident().owner.person).toBe('privacy-counsel');
    expect(run.does('security-deputy', { type: 'accept-handover' })).toBeNull();
    expect(run.incident().owner.person).toBe('security-deputy');
    expect(run.does('security-deputy', { type: 'accept-handover' })).toBe('handover/none');
  });

  test('finds that it was no incident, which is an outcome and not a deletion', () => {
    const none = { type: 'find-not-an-incident', reason: said('It was a drill of another team') } as const;
    expect(run.does('security-lead', none)).toBe('stage/not-yours');
    expect(run.does('privacy-counsel', none)).toBeNull();
    expect(fact('security-lead', 'exposed_data', 'none')).toBe('incident/closed');
    expect(run.does('security-lead', { type: 'reopen', stage: 'detect', reason: said('It was real') })).toBeNull();
    expect(fact('security-lead', 'exposed_data', 'none')).toBeNull();
  });
});
