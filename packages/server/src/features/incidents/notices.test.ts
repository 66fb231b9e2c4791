import { ProblemError, routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const seats = ['security-lead', 'communications-lead', 'general-counsel', 'chief-operating-officer', 'privacy-counsel'];
const r = routes.incidents;

let staff: StaffedMuster;
let incident: string;

beforeEach(async () => {
  staff = await staffedMuster(seats);
  const body = {
    type: 'sensitive-data-exposure',
    title: 'Numbers leak',
    system: 'support-assistant',
    signalGroups: [],
  };
  incident = (await staff.at('security-lead').call(r.declare, { body })).reference;
  await answer('exposed_data', 'personal');
});
afterEach(() => staff.muster.close());

const answer = (fact: string, value: string | number) =>
  staff.at('general-counsel').call(r.recordFact, { params: { incident, fact }, body: { state: 'value', value } });
const write = (body: { kind: 'holding' | 'full' | 'retraction'; text?: string; contact?: string; retracts?: number }) =>
  staff
    .at('communications-lead')
    .call(r.draftNotice, { params: { incident }, body: { notification: 'customers', ...body } });
const notices = async () => (await staff.at('general-counsel').call(r.notices, { params: { incident } })).notices;
const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const error: unknown = await call.then(
    () => null,
    (fault: unknown) => fault,
  );
  return error instanceof ProblemError ? error.problem.code : 'done';
};

async function approveAndSend(number: number, revision = 1): Promise<AnswerOf<typeof r.sendNotice>> {
  const params = { incident, number };
  await staff.at('general-counsel').call(r.approveNoticeLanguage, { params, body: { revision } });
  const { action } = await staff
    .at('communications-lead')
    .call(r.proposeNotice, { params, body: { revision, reason: 'They must know' } });
  const asked = { incident, number: action ?? 0 };
  const { digest } = await staff.at('general-counsel').call(routes.approvals.show, { params: asked });
  for (const seat of ['general-counsel', 'chief-operating-officer'])
    await staff.at(seat).call(r.approve, { params: asked, body: { digest } });
  await staff.muster.readIntake();
  const body = { revision, how: 'recorded-as-sent' as const, recipients: '412 customers, by letter' };
  return staff.at('communications-lead').call(r.sendNotice, { params, body });
}

describe('a notice to customers', () => {
  test('is filled in from the facts, and what nobody knows stays open in it until it is known', async () => {
    const first = await write({ kind: 'full' });
    expect(first).toMatchObject({ number: 1, revision: 1, open: ['aware_at', 'contact'] });
    const [draft] = await notices();
    expect(draft).toMatchObject({
      next: 'answers',
      template: 'customer-notice',
      open: [
        { name: 'aware_at', answeredBy: ['legal'] },
        { name: 'contact', answeredBy: [] },
      ],
    });
    expect(draft?.text).toMatch(/^On \{aware_at\} we learned that /);
    const params = { incident, number: 1 };
    expect(
      await codeOf(staff.at('general-counsel').call(r.approveNoticeLanguage, { params, body: { revision: 1 } })),
    ).toBe('notice/unresolved');
    await answer('aware_at', '2026-11-23T08:30:00Z');
    const again = await staff.at('communications-lead').call(r.reviseNotice, {
      params,
      body: { revision: 1, text: draft?.text ?? '', contact: 'help@example.com', reason: 'It is known now' },
    });
    expect(again).toMatchObject({ revision: 2, open: [] });
    const [filled] = await notices();
    expect(filled?.text).toMatch(
      /^On 23 November 2026 at 08:30 GMT we learned that .*help@example\.com\. Reference INC-1\.$/s,
    );
    expect(filled).toMatchObject({
      next: 'language',
      used: [
        { name: 'aware_at', revision: 1 },
        { name: 'contact', revision: null },
      ],
    });
  });

  test('tells those who may answer what is open in it', async () => {
    const before = (await pages()).length;
    await write({ kind: 'full' });
    expect((await pages()).slice(before)).toContain('fact:aware_at');
  });

  test('that cannot be read is refused by name, and nothing is kept of it', async () => {
    expect(await codeOf(write({ kind: 'full', text: 'Dear {% if %} customers' }))).toBe('notice/unreadable');
    expect(await codeOf(write({ kind: 'full', text: 'Dear {% include "secrets" %}' }))).toBe('notice/unreadable');
    expect(await notices()).toEqual([]);
  });

  test('goes from draft to sent through legal and its gate, and is taken back by a retraction', async () => {
    await write({ kind: 'full', text: 'We have leaked your account number.' });
    const codes = [
      await codeOf(
        staff.at('communications-lead').call(r.sendNotice, {
          params: { incident, number: 1 },
          body: { revision: 1, how: 'recorded-as-sent', recipients: 'All' },
        }),
      ),
      await codeOf(
        staff.at('communications-lead').call(r.sendNotice, {
          params: { incident, number: 1 },
          body: { revision: 1, how: 'sent', recipients: 'All' },
        }),
      ),
    ];
    expect(codes).toEqual(['notice/language', 'notice/no-channel']);
    await approveAndSend(1);
    expect(await notices()).toMatchObject([
      { number: 1, next: 'nothing', sent: { how: 'recorded-as-sent', recipients: '412 customers, by letter' } },
    ]);
    await write({ kind: 'retraction', text: 'It was somebody else’s.', retracts: 1 });
    await approveAndSend(2);
    expect((await notices()).map(({ retractedBy }) => retractedBy)).toEqual([2, null]);
  });

  test('shows an approver the exact text, what follows, what happens on silence, and nothing that does not count', async () => {
    await write({ kind: 'full', text: 'We have leaked your account number.' });
    const params = { incident, number: 1 };
    await staff.at('general-counsel').call(r.approveNoticeLanguage, { params, body: { revision: 1 } });
    await staff.at('communications-lead').call(r.proposeNotice, { params, body: { revision: 1, reason: 'Now' } });
    const show = (seat: string) => staff.at(seat).call(routes.approvals.show, { params });
    const view = await show('chief-operating-officer');
    expect(view).toMatchObject({
      mine: true,
      external: true,
      reason: 'Now',
      notice: { number: 1, kind: 'full', text: 'We have leaked your account number.' },
      needs: [
        { count: 1, of: 'legal' },
        { count: 1, of: 'executive' },
      ],
      reported: [],
    });
    expect(view.silence.asks).toEqual(['The privacy-counsel (privacy-counsel)', 'chief-executive']);
    expect(view.consequences).toContain('It reaches people outside the organisation.');
    expect((await show('security-lead')).mine).toBe(false);
    await staff.at('communications-lead').call(r.reportApproval, {
      params,
      body: {
        digest: view.digest,
        person: staff.personIn('chief-operating-officer'),
        witness: staff.personIn('security-lead'),
        saidAt: staff.muster.clock.now(),
        how: 'phone',
        words: 'Send it',
      },
    });
    expect(await show('chief-operating-officer')).toMatchObject({
      approvals: [],
      missing: ['legal', 'executive'],
      mine: true,
      reported: [{ how: 'phone', words: 'Send it', current: true, person: { name: 'The chief-operating-officer' } }],
    });
    const lists = async (seat: string, whose: 'mine' | 'function' | 'all') =>
      (await staff.at(seat).call(routes.approvals.list, { query: { whose } })).items.map(({ number }) => number);
    expect([await lists('chief-operating-officer', 'mine'), await lists('security-lead', 'mine')]).toEqual([[1], []]);
    expect([await lists('security-lead', 'function'), await lists('security-lead', 'all')]).toEqual([[], [1]]);
  });
});

async function pages(): Promise<readonly string[]> {
  const { store, clock } = staff.muster.parts;
  const claimed = await store.claimMessages(clock.now(), 0, 1_000);
  return claimed.map(({ payload }) => JSON.stringify(payload)).map((text) => /"about":"([^"]*)"/.exec(text)?.[1] ?? '');
}
