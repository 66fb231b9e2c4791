import { describe, expect, test } from 'vitest';
import { declaredIncident, said, starterPlan as starter } from '../testkit/run-incident.ts';
import type { IncidentRun } from '../testkit/run-incident.ts';

/** The plan with one line changed; a change that finds nothing to change is a mistake in the test. */
function changed(from: string, to: string): string {
  if (!starter.includes(from)) throw new Error(`The starter plan does not say: ${from}`);
  return starter.replace(from, to);
}

const declared = (yaml: string): IncidentRun => declaredIncident('prompt-injection', yaml);

/** Proposes the stop and lets these people approve it; what executing answers. */
function stopWith(run: IncidentRun, approvers: readonly string[]): string | null {
  run.does('ml-lead', {
    type: 'propose-action',
    action: 'support-assistant.stop',
    parameters: {},
    undoes: null,
    reason: said('It leaks'),
  });
  const { number, digest } = run.incident().actions[0] ?? { number: 0, digest: '' };
  for (const person of approvers) expect(run.does(person, { type: 'approve-action', number, digest })).toBeNull();
  return run.does('ml-lead', { type: 'execute-action', number, digest, doNotWait: null });
}

describe('a line of the plan changes the play', () => {
  const gate = 'approve: [1 of operations, 1 of security]';

  test('the quorum: two approvals stop the assistant, unless the plan asks for three', () => {
    expect(stopWith(declared(starter), ['operations-lead', 'security-lead'])).toBeNull();
    const three = changed(gate, 'approve: [1 of operations, 1 of security, 1 of legal]');
    expect(stopWith(declared(three), ['operations-lead', 'security-lead'])).toBe('approval/needed');
    expect(stopWith(declared(three), ['operations-lead', 'security-lead', 'general-counsel'])).toBeNull();
  });

  test('the incident owner: of the type where the plan names one, else of a dimension, else as always', () => {
    expect(declared(starter).incident().owner).toMatchObject({ seat: 'security-lead' });
    const byType = changed(
      'when_privacy: privacy-counsel',
      'when_privacy: privacy-counsel\n  by_type: { prompt-injection: ml-lead }',
    );
    expect(declared(byType).incident().owner).toMatchObject({ seat: 'ml-lead', person: 'ml-lead' });
  });

  test('the time limit: legal review is due after an hour, or after forty minutes where the plan says so', () => {
    const leak = {
      type: 'record-fact',
      fact: 'exposed_data',
      answer: { state: 'value', value: 'confidential' },
    } as const;
    const due = (yaml: string) => {
      const run = declared(yaml);
      expect(run.does('security-lead', leak)).toBeNull();
      expect(run.incident().severity.level).toBe('high');
      run.passes(59);
      const missedAt = run.incident().deadlines['task:legal-review']?.missedAt;
      return { due: run.incident().deadlines['task:legal-review']?.due, missedAt };
    };
    expect(due(starter)).toEqual({ due: '2026-11-23T10:00:00.000Z', missedAt: null });
    const shorter = changed(
      'critical: 30 min of declaration, high: 1 h of declaration, medium: 1 business day }\n    leave_when: [triage]',
      'critical: 30 min of declaration, high: 40 min of declaration, medium: 1 business day }\n    leave_when: [triage]',
    );
    expect(due(shorter)).toEqual({ due: '2026-11-23T09:40:00.000Z', missedAt: '2026-11-23T09:40:00.000Z' });
  });

  test('the severity rule: confidential data is high, unless the plan asks for special categories', () => {
    const level = (yaml: string) => {
      const run = declared(yaml);
      run.does('security-lead', {
        type: 'record-fact',
        fact: 'exposed_data',
        answer: { state: 'value', value: 'confidential' },
      });
      return {
        level: run.incident().severity.level,
        clauses: run.incident().severity.reasons.map((each) => each.clause),
      };
    };
    expect(level(starter)).toEqual({ level: 'high', clauses: ['severity.high.rules[0]'] });
    const laxer = changed(`'atLeast(exposed_data, "confidential")'`, `'atLeast(exposed_data, "special-category")'`);
    expect(level(laxer)).toEqual({ level: 'medium', clauses: ['severity.medium.rules[1]'] });
  });
});
