import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { declaredIncident, said } from '../testkit/run-incident.ts';
import type { IncidentRun } from '../testkit/run-incident.ts';
import { obligations } from './obligations.ts';

let run: IncidentRun;

beforeEach(() => {
  run = declaredIncident('sensitive-data-exposure');
  answer('exposed_data', 'personal');
});

const answer = (fact: string, value: string) =>
  run.does('security-lead', { type: 'record-fact', fact, answer: { state: 'value', value } });

interface Draft {
  readonly kind?: 'holding' | 'support-script' | 'full' | 'retraction';
  readonly open?: readonly string[];
  readonly retracts?: number | null;
  readonly to?: string;
}

const draft = (person: string, { kind = 'full', open = [], retracts = null, to = 'customers' }: Draft = {}) =>
  run.does(person, {
    type: 'draft-notice',
    notification: to,
    kind,
    template: 'customer-notice',
    retracts,
    text: said(`Text of the ${kind}`),
    used: [{ name: 'exposed_data', revision: 1 }],
    open,
  });
const revise = (person: string, number: number, text: string, revision = 1) =>
  run.does(person, {
    type: 'revise-notice',
    number,
    revision,
    text: said(text),
    used: [],
    open: [],
    reason: said('Clearer'),
  });
const language = (person: string, number = 1, revision = 1) =>
  run.does(person, { type: 'approve-notice-language', number, revision });
const propose = (person: string, number = 1, revision = 1) =>
  run.does(person, { type: 'propose-notice', number, revision, reason: said('They must know') });
const send = (person: string, number = 1, revision = 1, sentAt = run.now()) =>
  run.does(person, {
    type: 'send-notice',
    number,
    revision,
    how: 'recorded-as-sent',
    sentAt,
    recipients: said('412 customers, by letter'),
    addresses: [],
    through: null,
    proof: null,
  });
const approve = (person: string, number = 1) =>
  run.does(person, { type: 'approve-action', number, digest: run.incident().actions[number - 1]?.digest ?? '' });
const owed = () => obligations(run.plan, run.incident(), run.now()).map(({ id }) => id);

/** Out through every gate, by those who may. */
function goesOut(number: number, action: number): void {
  expect(language('general-counsel', number)).toBeNull();
  expect(propose('communications-lead', number)).toBeNull();
  expect(approve('general-counsel', action)).toBeNull();
  expect(approve('chief-operating-officer', action)).toBeNull();
  run.ledgerSigns();
  expect(send('communications-lead', number)).toBeNull();
}

describe('a notice', () => {
  test('is preceded by a holding statement and the answers of support, at the latest with it', () => {
    const first = obligations(run.plan, run.incident(), run.now()).filter(({ id }) => id.endsWith(':customers'));
    expect(first.map(({ id }) => id)).toEqual([
      'holding-statement:customers',
      'support-script:customers',
      'notification:customers',
    ]);
    expect(new Set(first.map(({ due }) => due)).size).toBe(1);
    expect(draft('communications-lead', { kind: 'support-script' })).toBeNull();
    expect(language('general-counsel')).toBeNull();
    expect(send('communications-lead')).toBeNull();
    expect(draft('communications-lead', { kind: 'holding' })).toBeNull();
    goesOut(2, 1);
    expect(owed()).not.toContain('holding-statement:customers');
    expect(owed()).not.toContain('support-script:customers');
    expect(owed()).toContain('notification:customers');
  });

  test('leaves once legal has approved its language and the gate has approved its bytes', () => {
    expect(draft('ml-lead')).toBe('notice/not-yours');
    expect(draft('communications-lead')).toBeNull();
    expect(owed()).toContain('notice-language:N-1.1');
    expect(send('communications-lead')).toBe('notice/language');
    expect(propose('communications-lead')).toBe('notice/language');
    expect(language('communications-lead')).toBe('notice/not-yours');
    expect(language('general-counsel')).toBeNull();
    expect(send('communications-lead')).toBe('approval/needed');
    expect(propose('communications-lead')).toBeNull();
    expect(run.incident().actions[0]?.parameters).toEqual({ notice: 1, text: said('Text of the full') });
    expect(send('communications-lead')).toBe('approval/needed');
    approve('general-counsel');
    approve('chief-operating-officer');
    expect(send('communications-lead')).toBe('approval/not-in-ledger');
    run.ledgerSigns();
    const digest = run.incident().actions[0]?.digest ?? '';
    const alone = { type: 'execute-action', number: 1, digest, doNotWait: null } as const;
    expect(run.does('communications-lead', alone)).toBe('notice/bound');
    expect(send('communications-lead')).toBeNull();
    expect(owed()).not.toContain('notification:customers');
    expect(owed()).not.toContain('proof:A-1');
    expect(run.incident().notices[0]?.sent).toMatchObject({ how: 'recorded-as-sent', by: 'communications-lead' });
    expect(revise('communications-lead', 1, 'Too late')).toBe('notice/sent');
  });

  test('asks everybody anew once a word of it changes', () => {
    draft('communications-lead');
    language('general-counsel');
    propose('communications-lead');
    approve('general-counsel');
    const before = run.incident().actions[0]?.digest;
    const amend = { type: 'amend-action', number: 1, parameters: {}, reason: said('x') } as const;
    expect(run.does('communications-lead', amend)).toBe('notice/bound');
    expect(revise('communications-lead', 1, 'Another wording altogether')).toBeNull();
    const action = run.incident().actions[0];
    expect(action?.gate?.approvals).toEqual([]);
    expect(action?.digest).not.toBe(before);
    expect(run.incident().notices[0]).toMatchObject({ revision: 2, languageApproved: null, action: 1 });
    approve('general-counsel');
    approve('chief-operating-officer');
    run.ledgerSigns();
    expect(send('communications-lead', 1, 1)).toBe('notice/stale');
    expect(send('communications-lead', 1, 2)).toBe('notice/language');
    expect(language('general-counsel', 1, 2)).toBeNull();
    expect(send('communications-lead', 1, 2)).toBeNull();
  });

  test('with a name that nobody has answered is kept, and goes nowhere until it is answered', () => {
    expect(draft('communications-lead', { open: ['people_affected', 'contact'] })).toBeNull();
    expect(language('general-counsel')).toBe('notice/unresolved');
    expect(propose('communications-lead')).toBe('notice/unresolved');
    expect(send('communications-lead')).toBe('notice/unresolved');
    expect(owed()).not.toContain('notice-language:N-1.1');
    expect(revise('communications-lead', 1, 'About 400 people')).toBeNull();
    expect(language('general-counsel', 1, 2)).toBeNull();
  });

  test('that left before its gate opened is no sending of it', () => {
    draft('communications-lead');
    language('general-counsel');
    propose('communications-lead');
    const early = run.now();
    run.passes(5);
    approve('general-counsel');
    approve('chief-operating-officer');
    run.ledgerSigns();
    expect(send('communications-lead', 1, 1, early)).toBe('action/impossible-time');
  });

  test('is taken back by another that passes the same gate', () => {
    expect(draft('communications-lead', { kind: 'retraction', retracts: 1 })).toBe('notice/nothing-to-retract');
    draft('communications-lead');
    goesOut(1, 1);
    expect(draft('communications-lead', { kind: 'retraction' })).toBe('notice/nothing-to-retract');
    expect(draft('communications-lead', { kind: 'retraction', retracts: 1 })).toBeNull();
    goesOut(2, 2);
    expect(run.incident().notices.map(({ retractedBy }) => retractedBy)).toEqual([2, null]);
  });

  test('to an audience without a gate needs neither', () => {
    answer('customer_impact', 'widespread');
    expect(draft('security-lead', { to: 'leadership' })).toBeNull();
    expect(propose('security-lead')).toBe('notice/no-gate');
    expect(send('security-lead')).toBeNull();
    expect(owed()).not.toContain('notification:leadership');
  });
});

describe('what was said on the phone', () => {
  const report = (witness = 'privacy-counsel', person = 'chief-operating-officer') =>
    run.does('communications-lead', {
      type: 'report-approval',
      number: 1,
      digest: run.incident().actions[0]?.digest ?? '',
      person,
      witness,
      saidAt: run.now(),
      how: 'phone',
      words: said('Go'),
    });

  beforeEach(() => {
    draft('communications-lead');
    language('general-counsel');
    propose('communications-lead');
  });

  test('is kept with its witness, who is a third person', () => {
    expect(report('chief-operating-officer')).toBe('approval/witness');
    expect(report('communications-lead')).toBe('approval/witness');
    expect(report('nobody')).toBe('person/unknown');
    expect(report()).toBeNull();
    expect(run.incident().reportedApprovals).toMatchObject([
      { action: 1, person: 'chief-operating-officer', witness: 'privacy-counsel', how: 'phone' },
    ]);
  });

  test('opens no gate, whoever said it and however often', () => {
    const people = run.plan.seats;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people)), { maxLength: 30 }),
        (said) => {
          for (const [person, witness] of said) report(witness, person);
          run.ledgerSigns();
          expect(run.incident().actions[0]?.gate).toMatchObject({ approvals: [], runBy: null });
          expect(send('communications-lead')).toBe('approval/needed');
        },
      ),
      { numRuns: 30 },
    );
    expect(run.incident().reportedApprovals.length).toBeGreaterThan(0);
  });
});
