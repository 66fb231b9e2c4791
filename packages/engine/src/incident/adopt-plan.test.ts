import { parsePlan } from '@muster/plan';
import { describe, expect, test } from 'vitest';
import { declaredIncident, said, starterPlan } from '../testkit/run-incident.ts';
import type { IncidentRun } from '../testkit/run-incident.ts';

type Edit = readonly [from: string, to: string];

/** A newer version: the starter with texts replaced that stand in it once each. */
function newer(...edits: readonly Edit[]) {
  const text = edits.reduce((plan, [from, to]) => {
    if (plan.split(from).length !== 2) throw new Error(`The starter does not say this once: ${from}`);
    return plan.replace(from, to);
  }, starterPlan);
  const parsed = parsePlan(text, 'plan.yaml');
  if (!parsed.ok) throw new Error(parsed.faults.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return { plan: parsed.plan, version: parsed.digest };
}

const renamed: Edit = ['name: Example Commerce', 'name: Example Trade'];

function adopt(run: IncidentRun, person: string, to = newer(renamed), version = to.version): string | null {
  return run.does(person, { type: 'adopt-plan', version, to, choice: said('Go on'), rationale: said('It is clearer') });
}

const leak = { type: 'record-fact', fact: 'exposed_data', answer: { state: 'value', value: 'confidential' } } as const;
const declared = () => declaredIncident('prompt-injection');

describe('an open incident', () => {
  test('goes on under a newer plan by a decision of the incident owner or legal, and of nobody else', () => {
    const run = declared();
    const former = run.incident().planVersion;
    expect(adopt(run, 'ml-lead')).toBe('plan/not-yours');
    expect(run.incident().planVersion).toBe(former);
    const to = newer(renamed);
    expect(adopt(run, 'general-counsel', to)).toBeNull();
    expect(run.incident().planVersion).toBe(to.version);
    expect(run.incident().decisions).toMatchObject([{ number: 1, decision: null, by: 'general-counsel' }]);
    expect(adopt(run, 'security-lead', to), 'the owner, but nothing changes').toBe('plan/unchanged');
    const next = newer(['name: Example Commerce', 'name: Example Next']);
    expect(adopt(run, 'security-lead', next)).toBeNull();
  });

  test('adopts only the version in force, as it was looked at', () => {
    expect(adopt(declared(), 'security-lead', newer(renamed), 'b'.repeat(64))).toBe('plan/superseded');
  });

  test('waits with it while an action waits, with or without a gate', () => {
    const run = declared();
    run.does('ml-lead', {
      type: 'propose-action',
      action: 'support-assistant.stop',
      parameters: {},
      undoes: null,
      reason: said('It leaks'),
    });
    expect(adopt(run, 'security-lead')).toBe('plan/action-waits');
    const { number, digest } = run.incident().actions[0] ?? { number: 0, digest: '' };
    run.does('operations-lead', { type: 'refuse-action', number, digest, reason: said('Not now') });
    expect(adopt(run, 'security-lead')).toBeNull();
  });

  test('does not adopt what has no place for what it is about or for what was answered', () => {
    const run = declared();
    expect(run.does('security-lead', leak)).toBeNull();
    const narrower = newer(
      ['[none, internal, confidential, personal, special-category]', '[none, internal, personal, special-category]'],
      [
        `atLeast(exposed_data, "confidential")', because: Confidential data`,
        `atLeast(exposed_data, "internal")', because: Confidential data`,
      ],
      [
        `when: 'atLeast(exposed_data, "confidential")',\n        clause`,
        `when: 'atLeast(exposed_data, "personal")',\n        clause`,
      ],
    );
    expect(adopt(run, 'security-lead', narrower)).toBe('plan/lacks');
  });

  test('does not adopt what would end a clock that runs', () => {
    const run = declared();
    run.does('security-lead', leak);
    expect(run.incident().deadlines).toHaveProperty('task:legal-review');
    const without = newer([
      `      - task: legal-review
        title: Legal reviews the facts, the affected data and the duties that follow
        owner: legal
        within: { critical: 30 min of declaration, high: 1 h of declaration, medium: 1 business day }\n`,
      '',
    ]);
    expect(adopt(run, 'security-lead', without)).toBe('plan/lacks');
    run.does('general-counsel', { type: 'do-task', task: 'legal-review', note: null });
    expect(adopt(run, 'security-lead', without), 'it is done').toBeNull();
  });
});

describe('severity and deadlines under the newer plan', () => {
  const shorter: Edit = [
    'critical: 30 min of declaration, high: 1 h of declaration, medium: 1 business day }\n    leave_when: [triage]',
    'critical: 30 min of declaration, high: 40 min of declaration, medium: 1 business day }\n    leave_when: [triage]',
  ];
  const longer: Edit = [shorter[0], shorter[1].replace('40 min', '6 h')];

  test('a shorter limit counts from its anchor and fires then; a longer one changes nothing', () => {
    const run = declared();
    run.does('security-lead', leak);
    const due = () => run.incident().deadlines['task:legal-review']?.due;
    expect(due()).toBe('2026-11-23T10:00:00.000Z');
    expect(adopt(run, 'security-lead', newer(longer))).toBeNull();
    expect(due(), 'never later').toBe('2026-11-23T10:00:00.000Z');
    expect(adopt(run, 'security-lead', newer(shorter))).toBeNull();
    expect(due()).toBe('2026-11-23T09:40:00.000Z');
    run.passes(40);
    expect(run.incident().deadlines['task:legal-review']?.missedAt).toBe('2026-11-23T09:40:00.000Z');
  });

  test('a rule that gives more raises the severity, with its clause; one that gives less lowers nothing', () => {
    const run = declared();
    run.does('security-lead', leak);
    expect(run.incident().severity.level).toBe('high');
    const laxer = newer([
      `'atLeast(exposed_data, "confidential")', because`,
      `'atLeast(exposed_data, "special-category")', because`,
    ]);
    expect(adopt(run, 'security-lead', laxer)).toBeNull();
    expect(run.incident().severity).toMatchObject({ level: 'high', derived: 'medium' });
    const stricter = newer([
      `      - { when: material, because`,
      `      - { when: 'exposed_data == "confidential"', because: It is ours to keep }\n      - { when: material, because`,
    ]);
    expect(adopt(run, 'security-lead', stricter)).toBeNull();
    expect(run.incident().severity).toMatchObject({
      level: 'critical',
      reasons: [{ clause: 'severity.critical.rules[0]' }],
    });
  });
});
