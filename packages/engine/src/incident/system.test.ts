import { beforeEach, describe, expect, test } from 'vitest';
import { declaredIncident, said, starterPlan } from '../testkit/run-incident.ts';
import type { IncidentRun } from '../testkit/run-incident.ts';
import { obligations } from './obligations.ts';

const loanCheck = `  loan-check:
    title: Loan pre-check
    use: regulated-decision
    autonomy: acts-with-tools
    data: [personal]
    affects: customers
    revenue: true
    model: { vendor: example-model-vendor, name: example-large, version: 2026-09, prompt: prompts/loans }
    switches:
      enabled: { normally: true, held: false }
    contain:
      stop:
        title: Send every applicant to a person
        does: stop
        hold: enabled
        gate: stop-revenue-feature
    evidence:
      application-logs: { from: log store, kept_there: 30 days }
    without_muster: Close the form
`;
/** The starter with a second system, and a rule for regulated decisions. */
const twoSystems = starterPlan.replace('\nsystems:\n', `\nsystems:\n${loanCheck}`).replace(
  '      - { when: harmful_output,',
  `      - { when: 'system.use == "regulated-decision" && used_in_decision', because: A decision rests on it }
      - { when: harmful_output,`,
);
let run: IncidentRun;

beforeEach(() => {
  run = declaredIncident('incorrect-output', twoSystems, null);
});

const set = (person: string, to: string) => run.does(person, { type: 'set-system', to, reason: null });
const ask = (action: string) =>
  run.does('ml-lead', { type: 'propose-action', action, parameters: {}, undoes: null, reason: said('It goes on') });

describe('an incident that was declared without an AI system', () => {
  test('is given one; severity and what is due are derived anew', () => {
    run.does('ml-lead', { type: 'record-fact', fact: 'used_in_decision', answer: { state: 'value', value: true } });
    expect(run.incident().severity.level).toBe('medium');
    expect(set('operations-lead', 'loan-check')).toBeNull();
    expect(run.incident()).toMatchObject({ system: 'loan-check', severity: { level: 'high' } });
    const due = obligations(run.plan, run.incident(), run.now()).map(({ id }) => id);
    expect(due).toContain('task:legal-review');
    expect(run.history.slice(-3)).toEqual(['incident-system-set', 'severity-derived', 'deadlines-set']);
  });

  test('is given one of the plan, by those who know or who answer for it', () => {
    expect(set('security-lead', 'never-heard-of')).toBe('system/unknown');
    expect(set('general-counsel', 'loan-check')).toBe('system/not-yours');
    expect(set('ml-lead', 'loan-check')).toBeNull();
    expect(set('ml-lead', 'loan-check')).toBe('system/same');
  });
});

describe('an AI system that was named', () => {
  test('turns out to be another, until an action on it was asked for', () => {
    expect(set('security-lead', 'support-assistant')).toBeNull();
    expect(set('security-lead', 'loan-check')).toBeNull();
    expect(ask('notify-customers')).toBeNull();
    expect(set('security-lead', 'support-assistant')).toBeNull();
    expect(ask('support-assistant.stop')).toBeNull();
    expect(set('security-lead', 'loan-check')).toBe('system/acted-on');
  });

  test('is given late where actions on it were asked for already', () => {
    expect(ask('loan-check.stop')).toBeNull();
    expect(set('security-lead', 'support-assistant')).toBe('system/acted-on');
    expect(set('security-lead', 'loan-check')).toBeNull();
  });
});
