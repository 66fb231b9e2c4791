import { beforeEach, describe, expect, test } from 'vitest';
import { declaredIncident, said } from '../testkit/run-incident.ts';
import type { IncidentRun } from '../testkit/run-incident.ts';
import { decideRelease } from './decide/mail-notice.ts';
import { effects } from './effects.ts';
import { obligations } from './obligations.ts';
import type { LetterOutcome } from './written-commands.ts';

const clock = { kind: 'clock' } as const;
const taken: LetterOutcome = { kind: 'accepted', messageId: '<a@example.com>', queueId: '4F3', proof: said('sha256') };
const busy: LetterOutcome = { kind: 'retry', because: 'provider', status: 451, afterMilliseconds: null };
const unknownMailbox: LetterOutcome = { kind: 'refused', because: 'address', status: 550 };

let run: IncidentRun;

/** A notice to customers that legal and its gate have let through. */
beforeEach(() => {
  run = declaredIncident('sensitive-data-exposure');
  run.does('security-lead', {
    type: 'record-fact',
    fact: 'exposed_data',
    answer: { state: 'value', value: 'personal' },
  });
  run.does('communications-lead', {
    type: 'draft-notice',
    notification: 'customers',
    kind: 'full',
    template: null,
    retracts: null,
    text: said('We gave away numbers'),
    used: [],
    open: [],
  });
  run.does('general-counsel', { type: 'approve-notice-language', number: 1, revision: 1 });
  run.does('communications-lead', { type: 'propose-notice', number: 1, revision: 1, reason: said('Now') });
  approve();
  run.ledgerSigns();
});

const digest = () => run.incident().actions[0]?.digest ?? '';
const approve = () => {
  for (const person of ['general-counsel', 'chief-operating-officer'])
    run.does(person, { type: 'approve-action', number: 1, digest: digest() });
};
const release = (person = 'communications-lead', through: string | null = 'mail', count = 2, revision = 1) =>
  run.does(person, {
    type: 'send-notice',
    number: 1,
    revision,
    how: 'sent',
    sentAt: run.now(),
    recipients: said('Two of them'),
    addresses: Array.from({ length: count }, (_, index) => said('x'.repeat(index + 1))),
    through,
    proof: null,
  });
const letLeave = (of = 1) => run.doesAs(clock, { type: 'let-notice-leave', number: 1, release: of });
const record = (letter: number, outcome: LetterOutcome) =>
  run.doesAs(clock, { type: 'record-letter', number: 1, letter, outcome });
const notice = () => run.incident().notices[0];
const owed = () => obligations(run.plan, run.incident(), run.now()).map(({ id }) => id);
const lastEffects = () => {
  const event = run.recorded.at(-1);
  return event === undefined ? [] : effects(run.plan, event, run.incident());
};

describe('a notice that Muster sends by e-mail', () => {
  test('waits, is looked at once more, leaves to each address, and is sent once the last one is taken', () => {
    expect(release()).toBeNull();
    expect(lastEffects()).toMatchObject([{ kind: 'send-notice', notice: 1, release: 1 }]);
    expect(run.incident().actions[0]?.progress.kind, 'nothing is used up yet').toBe('waiting');
    expect(letLeave()).toBeNull();
    expect(run.incident().actions[0]?.progress).toMatchObject({ kind: 'executed' });
    expect(record(2, taken)).toBeNull();
    expect([notice()?.sent, owed().includes('notification:customers')]).toEqual([null, true]);
    expect(record(1, taken)).toBeNull();
    expect(notice()?.sent).toMatchObject({ how: 'sent', by: 'communications-lead', through: 'mail' });
    expect(owed()).not.toContain('notification:customers');
    expect(record(1, taken), 'a second answer tells nothing new').toBe('notice/nothing-waits');
  });

  test('leaves by a channel of the plan that is e-mail, and to some addresses, but not to any number', () => {
    expect(release('communications-lead', 'sms')).toBe('notice/channel');
    expect(release('communications-lead', 'nothing')).toBe('notice/channel');
    expect(release('communications-lead', null, 0)).toBe('notice/addresses');
    expect(release('communications-lead', null, 101)).toBe('notice/addresses');
    expect(release('ml-lead')).toBe('notice/not-yours');
    expect(release('communications-lead', null)).toBeNull();
    expect(notice()?.mailing?.through).toBe('mail');
    expect(release(), 'a second time').toBe('notice/leaving');
  });

  test('whose words change while it waits does not leave, whoever approved the former', () => {
    release();
    const revise = { type: 'revise-notice', number: 1, revision: 1, text: said('Other'), used: [], open: [] } as const;
    expect(run.does('communications-lead', { ...revise, reason: said('Clearer') })).toBeNull();
    expect(letLeave()).toBe('notice/stale');
    expect(run.doesAs(clock, { type: 'hold-notice-back', number: 1, release: 1, because: 'notice/stale' })).toBeNull();
    expect(lastEffects()).toMatchObject([{ kind: 'page', to: { person: 'communications-lead' } }]);
    expect(owed()).toContain('notice-delivery:N-1');
    expect(letLeave(), 'once held back it is over').toBe('notice/nothing-waits');
    run.does('general-counsel', { type: 'approve-notice-language', number: 1, revision: 2 });
    approve();
    run.ledgerSigns();
    expect(release('communications-lead', 'mail', 1, 2)).toBeNull();
    expect([letLeave(1), letLeave(2)]).toEqual(['notice/nothing-waits', null]);
  });

  test('whose approval lapses while it waits does not leave', () => {
    release();
    run.standsStill(60 * 24 * 10);
    expect(letLeave()).toBe('approval/lapsed');
  });

  test('does not leave once an approver, or whoever sent it, has left their seat', () => {
    release();
    run.moves('chief-operating-officer', 'support-lead');
    expect(letLeave()).toMatch(/^approval\//);
    run.moves('chief-operating-officer', 'chief-operating-officer');
    run.leaves('communications-lead');
    expect(letLeave()).toBe('notice/not-yours');
  });

  test('cannot be changed once letters of it have left', () => {
    release();
    letLeave();
    const revise = { type: 'revise-notice', number: 1, revision: 1, text: said('Other'), used: [], open: [] } as const;
    expect(run.does('communications-lead', { ...revise, reason: said('Late') })).toBe('notice/leaving');
  });

  test('is tried again with growing pauses, and people are called when it still does not get through', () => {
    release('communications-lead', 'mail', 1);
    letLeave();
    const waits = [1, 2, 3].map(() => {
      const before = run.now();
      record(1, busy);
      const state = notice()?.mailing?.letters[0]?.state;
      return state?.kind === 'deferred' ? Date.parse(state.until) - Date.parse(before) : null;
    });
    expect(waits).toEqual([10_000, 20_000, 40_000]);
    expect(lastEffects().map(({ kind }) => kind)).toEqual(['send-letter', 'page']);
    expect(owed()).toContain('notice-delivery:N-1');
    for (let more = 0; more < 7; more++) record(1, busy);
    expect(notice()?.mailing?.letters[0]?.state).toMatchObject({ kind: 'refused', because: 'provider', status: 451 });
  });

  test('that was refused at one address is sent again to another, under the same approvals', () => {
    release();
    letLeave();
    record(1, taken);
    record(2, unknownMailbox);
    expect(owed()).toEqual(expect.arrayContaining(['notice-delivery:N-1', 'notification:customers']));
    const again = (letter: number, person = 'communications-lead') =>
      run.does(person, {
        type: 'send-letters-again',
        number: 1,
        letters: [{ letter, address: said('right@example.com') }],
      });
    expect([again(1), again(3), again(2, 'ml-lead')]).toEqual([
      'notice/addresses',
      'notice/addresses',
      'notice/not-yours',
    ]);
    expect(again(2)).toBeNull();
    expect(lastEffects()).toMatchObject([{ kind: 'send-letter', letter: 2, attempt: 0, notBefore: null }]);
    record(2, taken);
    expect(notice()?.sent).toMatchObject({ how: 'sent' });
    expect(owed()).not.toContain('notice-delivery:N-1');
  });

  test('that does not get through can be told on another way, without asking its gate a second time', () => {
    release();
    const byLetter = () =>
      run.does('communications-lead', {
        type: 'send-notice',
        number: 1,
        revision: 1,
        how: 'recorded-as-sent',
        sentAt: run.now(),
        recipients: said('By letter'),
        addresses: [],
        through: null,
        proof: null,
      });
    expect(byLetter(), 'while it is on its way').toBe('notice/leaving');
    letLeave();
    record(1, unknownMailbox);
    expect(byLetter()).toBe('notice/leaving');
    record(2, unknownMailbox);
    expect(byLetter()).toBeNull();
    expect(owed()).not.toContain('notice-delivery:N-1');
  });

  test('of an exercise never leaves', () => {
    const drill = { ...run.incident(), kind: 'exercise' as const };
    const context = {
      now: run.now(),
      actor: { kind: 'person', person: 'communications-lead' } as const,
      directory: { holders: Object.fromEntries(run.plan.seats.map((seat) => [seat, seat])), people: run.plan.seats },
      includedVersion: drill.version,
      holdsContent: () => true,
      readersOf: () => [],
    };
    const command = {
      type: 'send-notice',
      number: 1,
      revision: 1,
      how: 'sent',
      sentAt: run.now(),
      recipients: said('a'),
      addresses: [said('a')],
      through: null,
      proof: null,
    } as const;
    expect(decideRelease(run.plan, run.incident(), command, context)).toMatchObject({ ok: true });
    expect(decideRelease(run.plan, drill, command, context)).toMatchObject({
      ok: false,
      refusal: { code: 'notice/no-channel' },
    });
  });
});
