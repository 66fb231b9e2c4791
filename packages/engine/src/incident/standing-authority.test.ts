import { beforeEach, describe, expect, test } from 'vitest';
import { declaredIncident, said, starterPlan } from '../testkit/run-incident.ts';
import type { IncidentRun } from '../testkit/run-incident.ts';

/** The holding statement to customers is approved beforehand: one lawyer releases it, twice at most, until that day. */
const plan = starterPlan.replace(
  'notify-customers:\n    {',
  'notify-customers:\n    { standing: { template: holding-statement, released_by: legal, until: "2026-11-24", at_most: 2 },',
);
let run: IncidentRun;

beforeEach(() => {
  run = declaredIncident('sensitive-data-exposure', plan);
  const answer = { state: 'value', value: 'personal' } as const;
  expect(run.does('security-lead', { type: 'record-fact', fact: 'exposed_data', answer })).toBeNull();
});

type Kind = 'holding' | 'full';

/** Somebody writes a notice, legal takes its language, and it asks its gate. */
function proposed(kind: Kind = 'holding', template: string | null = 'holding-statement', by = 'communications-lead') {
  const words = { text: said(`The ${kind} text`), used: [], open: [] };
  const draft = { type: 'draft-notice', notification: 'customers', kind, template, retracts: null, ...words } as const;
  expect(run.does(by, draft)).toBeNull();
  const number = run.incident().notices.length;
  expect(run.does('privacy-counsel', { type: 'approve-notice-language', number, revision: 1 })).toBeNull();
  expect(run.does(by, { type: 'propose-notice', number, revision: 1, reason: said('They must know') })).toBeNull();
}

function release(person: string, usesBefore = 0, number = 1): string | null {
  const digest = run.incident().actions[number - 1]?.digest ?? '';
  return run.does(person, { type: 'use-standing-authority', number, digest, usesBefore });
}

const send = (number = 1, revision = 1) =>
  run.does('communications-lead', {
    type: 'send-notice',
    number,
    revision,
    how: 'recorded-as-sent',
    sentAt: run.now(),
    recipients: said('All customers'),
    addresses: [],
    through: null,
    proof: null,
  });

describe('a standing authority', () => {
  test('lets one lawyer release the first words, and they leave once that is under a signed checkpoint', () => {
    proposed();
    expect(send()).toBe('approval/needed');
    expect(release('general-counsel')).toBeNull();
    expect(release('privacy-counsel', 1), 'nothing is used up for what is open').toBe('standing-authority/not-allowed');
    expect(send()).toBe('approval/not-in-ledger');
    run.ledgerSigns();
    expect(send()).toBeNull();
    expect(run.recorded.find(({ type }) => type === 'standing-authority-used')?.data).toMatchObject({
      number: 1,
      notice: 1,
      gate: 'notify-customers',
      template: 'holding-statement',
      as: 'legal',
      use: 1,
    });
  });

  test('is for the function that the plan names, a person, and never for who asks', () => {
    proposed('holding', 'holding-statement', 'general-counsel');
    expect(release('operations-lead')).toBe('standing-authority/not-allowed');
    expect(release('general-counsel')).toBe('approval/own-request');
    const digest = run.incident().actions[0]?.digest ?? '';
    const command = { type: 'use-standing-authority', number: 1, digest, usesBefore: 0 } as const;
    expect(run.doesAs({ kind: 'elevated', person: 'privacy-counsel' }, command)).toBe('approval/not-a-person');
    expect(run.doesAs({ kind: 'service', service: 'robot' }, command)).toBe('approval/not-a-person');
    expect(run.does('privacy-counsel', { ...command, digest: 'f'.repeat(64) })).toBe('approval/stale');
    expect(release('privacy-counsel')).toBeNull();
  });

  test('is for this text as the plan has it: no other, no changed one', () => {
    proposed('holding', null);
    expect(release('general-counsel')).toBe('standing-authority/not-allowed');
    run = declaredIncident('sensitive-data-exposure', plan);
    proposed();
    const words = { text: said('Another text'), used: [], open: [] };
    const revise = { type: 'revise-notice', number: 1, revision: 1, reason: said('Clearer'), ...words } as const;
    expect(release('general-counsel')).toBeNull();
    expect(run.does('communications-lead', revise)).toBeNull();
    expect(run.does('privacy-counsel', { type: 'approve-notice-language', number: 1, revision: 2 })).toBeNull();
    run.ledgerSigns();
    expect(send(1, 2), 'what was released is void with another text').toBe('approval/needed');
    expect(release('general-counsel')).toBe('standing-authority/not-allowed');
  });

  test('is for the first words alone', () => {
    proposed();
    release('general-counsel');
    run.ledgerSigns();
    expect(send()).toBeNull();
    proposed();
    expect(release('general-counsel', 1, 2)).toBe('standing-authority/not-allowed');
  });

  test('opens no gate without one, and no action that is no notice', () => {
    run = declaredIncident('sensitive-data-exposure');
    proposed();
    expect(release('general-counsel')).toBe('standing-authority/not-allowed');
    run = declaredIncident('sensitive-data-exposure', plan);
    const propose = { type: 'propose-action', action: 'notify-customers', parameters: {}, undoes: null } as const;
    expect(run.does('communications-lead', { ...propose, reason: said('Tell them') })).toBeNull();
    expect(release('general-counsel')).toBe('standing-authority/not-allowed');
  });

  test('ends with its last day where the organisation is, and when it was used so often', () => {
    proposed();
    expect(release('general-counsel', 2)).toBe('standing-authority/ended');
    run.passes(38 * 60);
    expect(run.now()).toBe('2026-11-24T23:00:00.000Z');
    expect(release('general-counsel', 1)).toBeNull();
    const runBy = run.incident().actions[0]?.gate?.runBy;
    expect(runBy, 'what was released runs no later than it lasts').toBe('2026-11-25T00:00:00.000Z');
    run.ledgerSigns();
    run.standsStill(61);
    expect(send()).toBe('approval/lapsed');
    expect(release('privacy-counsel', 1)).toBe('standing-authority/ended');
  });

  test('counts no more once its lawyer has left the seat', () => {
    proposed();
    release('general-counsel');
    run.ledgerSigns();
    run.leaves('general-counsel');
    expect(send()).toBe('approval/needed');
    expect(release('privacy-counsel')).toBeNull();
    run.ledgerSigns();
    expect(send()).toBeNull();
  });
});
