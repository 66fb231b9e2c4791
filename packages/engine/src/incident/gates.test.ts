import { beforeEach, describe, expect, test } from 'vitest';
import { declaredIncident, said } from '../testkit/run-incident.ts';
import type { IncidentRun } from '../testkit/run-incident.ts';

let run: IncidentRun;

beforeEach(() => {
  run = declaredIncident('sensitive-data-exposure');
});

function propose(person: string, action = 'support-assistant.stop', undoes: number | null = null): string | null {
  return run.does(person, { type: 'propose-action', action, parameters: {}, undoes, reason: said('It leaks') });
}

function act(person: string, type: 'approve-action' | 'execute-action', number = 1): string | null {
  const action = run.incident().actions.find((each) => each.number === number);
  const digest = action?.digest ?? '';
  const doNotWait = said('It leaks on');
  return run.does(person, type === 'approve-action' ? { type, number, digest } : { type, number, digest, doNotWait });
}

describe('a gate', () => {
  test('lets nothing through without its quorum, and counts nobody twice', () => {
    expect(propose('ml-lead')).toBeNull();
    expect(act('ml-lead', 'execute-action')).toBe('approval/needed');
    expect(act('ml-lead', 'approve-action')).toBe('approval/own-request');
    expect(act('general-counsel', 'approve-action')).toBe('approval/not-eligible');
    expect(act('operations-lead', 'approve-action')).toBeNull();
    expect(act('operations-lead', 'approve-action')).toBe('approval/same-person');
    expect(act('support-lead', 'approve-action')).toBe('approval/not-eligible');
    expect(act('ml-lead', 'execute-action')).toBe('approval/needed');
    expect(act('security-lead', 'approve-action')).toBeNull();
    expect(act('ml-lead', 'execute-action')).toBeNull();
    expect(run.incident().actions[0]?.progress).toMatchObject({
      kind: 'executed',
      approvedBy: ['operations-lead', 'security-lead'],
    });
  });

  test('asks no machine and no elevated identity', () => {
    propose('ml-lead');
    const digest = run.incident().actions[0]?.digest ?? '';
    const approve = { type: 'approve-action', number: 1, digest } as const;
    expect(run.doesAs({ kind: 'service', service: 'robot' }, approve)).toBe('approval/not-a-person');
    expect(run.doesAs({ kind: 'elevated', person: 'operations-lead' }, approve)).toBe('approval/not-a-person');
    expect(run.doesAs({ kind: 'clock' }, approve)).toBe('approval/not-a-person');
  });

  test('is void for another form of the action, and closed to everybody who gave it that form', () => {
    propose('operations-lead');
    const before = run.incident().actions[0]?.digest ?? '';
    expect(act('security-lead', 'approve-action')).toBeNull();
    const amend = {
      type: 'amend-action',
      number: 1,
      parameters: { message: said('Away') },
      reason: said('Say so'),
    } as const;
    expect(run.does('security-deputy', amend)).toBe('action/not-yours');
    expect(run.does('privacy-counsel', amend)).toBeNull();
    expect(run.incident().actions[0]?.gate?.approvals).toEqual([]);
    expect(run.does('security-lead', { type: 'approve-action', number: 1, digest: before })).toBe('approval/stale');
    // A change by somebody else does not make the requester an approver.
    expect(act('operations-lead', 'approve-action')).toBe('approval/own-request');
    expect(act('privacy-counsel', 'approve-action')).toBe('approval/own-request');
    expect(act('support-lead', 'approve-action')).toBeNull();
    expect(act('security-lead', 'approve-action')).toBeNull();
    expect(run.does('ml-lead', { type: 'execute-action', number: 1, digest: before, doNotWait: null })).toBe(
      'approval/stale',
    );
    expect(act('ml-lead', 'execute-action')).toBeNull();
  });

  test('forgets an approver who has left the organisation', () => {
    propose('ml-lead');
    act('operations-lead', 'approve-action');
    act('security-lead', 'approve-action');
    run.leaves('security-lead');
    expect(act('ml-lead', 'execute-action')).toBe('approval/needed');
    expect(act('security-deputy', 'approve-action')).toBeNull();
    expect(act('ml-lead', 'execute-action')).toBeNull();
  });

  test('escalates silence and never takes it for a yes', () => {
    propose('ml-lead');
    run.passes(16);
    const fired = run.recorded.filter((event) => event.type === 'timer-fired');
    const gate = run.incident().actions[0]?.gate;
    expect(fired.map(({ data }) => data.escalatedTo)).toEqual([run.plan.gates[gate?.gate ?? '']?.onSilence.to]);
    expect(fired[0]?.data.escalatedTo.length, 'somebody is called').toBeGreaterThan(0);
    expect(gate?.approvals).toEqual([]);
    expect(act('ml-lead', 'execute-action')).toBe('approval/needed');
  });

  test('closes again when the approved action does not run in time', () => {
    propose('ml-lead');
    act('operations-lead', 'approve-action');
    act('security-lead', 'approve-action');
    run.passes(60);
    expect(run.history).toContain('approval-expired');
    expect(act('ml-lead', 'execute-action')).toBe('approval/lapsed');
    expect(act('operations-lead', 'approve-action')).toBeNull();
    expect(act('ml-lead', 'execute-action')).toBe('approval/needed');
  });

  test('loses an approval that lapsed before the second one came', () => {
    propose('ml-lead');
    act('operations-lead', 'approve-action');
    run.passes(4 * 60);
    expect(act('security-lead', 'approve-action')).toBeNull();
    expect(act('ml-lead', 'execute-action')).toBe('approval/needed');
  });

  test('knows by itself what has lapsed, also while the scheduler stands still', () => {
    propose('ml-lead');
    act('operations-lead', 'approve-action');
    act('security-lead', 'approve-action');
    run.standsStill(60);
    expect(act('ml-lead', 'execute-action')).toBe('approval/lapsed');
    run.standsStill(3 * 60);
    expect(act('security-deputy', 'approve-action')).toBeNull();
    expect(act('ml-lead', 'execute-action')).toBe('approval/lapsed');
    expect(act('operations-lead', 'approve-action')).toBeNull();
    expect(act('ml-lead', 'execute-action')).toBeNull();
    expect(run.incident().actions[0]?.progress).toMatchObject({ approvedBy: ['security-deputy', 'operations-lead'] });
  });

  test('takes an approver of a full function only where that completes the quorum', () => {
    propose('ml-lead');
    expect(act('operations-lead', 'approve-action')).toBeNull();
    expect(act('support-lead', 'approve-action')).toBe('approval/not-eligible');
    expect(act('security-deputy', 'approve-action')).toBeNull();
    expect(act('security-lead', 'approve-action')).toBe('approval/not-eligible');
  });

  test('lets only what can be taken back be undone, and only after it ran', () => {
    expect(propose('ml-lead', 'support-assistant.rotate-credential')).toBeNull();
    expect(act('ml-lead', 'execute-action')).toBeNull();
    expect(propose('ml-lead', 'support-assistant.rotate-credential', 1)).toBe('action/not-undoable');
    expect(propose('ml-lead', 'support-assistant.fallback')).toBeNull();
    expect(propose('ml-lead', 'support-assistant.fallback', 2)).toBe('action/already-open');
    run.does('security-lead', {
      type: 'record-decision',
      decision: null,
      choice: said('x'),
      rationale: said('y'),
      marking: { kind: 'factual' },
    });
    expect(propose('ml-lead', 'support-assistant.stop')).toBeNull();
    const digest = run.incident().actions[2]?.digest ?? '';
    expect(run.does('operations-lead', { type: 'refuse-action', number: 3, digest, reason: said('No') })).toBeNull();
    expect(propose('ml-lead', 'support-assistant.stop', 3)).toBe('action/not-executed');
    expect(act('ml-lead', 'execute-action', 3)).toBe('action/not-open');
  });

  test('stands in the way of undoing too', () => {
    propose('ml-lead');
    act('operations-lead', 'approve-action');
    act('security-lead', 'approve-action');
    expect(propose('ml-lead', 'support-assistant.stop', 1)).toBe('action/already-open');
    expect(act('ml-lead', 'execute-action')).toBeNull();
    expect(propose('ml-lead', 'support-assistant.stop', 1)).toBeNull();
    expect(act('ml-lead', 'execute-action', 2)).toBe('approval/needed');
    act('operations-lead', 'approve-action', 2);
    act('security-lead', 'approve-action', 2);
    expect(act('ml-lead', 'execute-action', 2)).toBeNull();
    expect(run.incident().actions.map((each) => each.progress.kind)).toEqual(['undone', 'executed']);
  });

  test('keeps what reaches the outside waiting for the signed ledger', () => {
    expect(propose('communications-lead', 'notify-customers')).toBeNull();
    act('general-counsel', 'approve-action');
    act('chief-operating-officer', 'approve-action');
    expect(act('communications-lead', 'execute-action')).toBe('approval/not-in-ledger');
    run.ledgerSigns();
    expect(act('communications-lead', 'execute-action')).toBeNull();
  });

  test('breaks only for the seat and under the condition that the plan names, and is reviewed', () => {
    propose('ml-lead');
    const glass = {
      type: 'break-glass',
      number: 1,
      digest: run.incident().actions[0]?.digest ?? '',
      reason: said('Nobody answers'),
    } as const;
    expect(run.does('security-lead', glass)).toBe('break-glass/not-allowed');
    run.does('security-lead', {
      type: 'record-fact',
      fact: 'exposed_data',
      answer: { state: 'value', value: 'personal' },
    });
    expect(run.does('operations-lead', glass)).toBe('break-glass/not-allowed');
    expect(run.does('security-lead', glass)).toBeNull();
    expect(act('security-lead', 'execute-action')).toBeNull();
    expect(run.incident().deadlines['break-glass-review:A-1']?.due).toBe('2026-11-24T09:00:00.000Z');
  });
});
