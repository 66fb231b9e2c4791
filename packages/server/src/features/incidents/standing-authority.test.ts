import { readFile } from 'node:fs/promises';
import { ProblemError, routes } from '@muster/api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const r = routes.incidents;
const starter = new URL('../../../../plan/starters/saas-chatbot.yaml', import.meta.url);
let staff: StaffedMuster;

/** The holding statement is approved beforehand, to be released once over all incidents. */
beforeEach(async () => {
  const plan = (await readFile(starter, 'utf8')).replace(
    'notify-customers:\n    {',
    'notify-customers:\n    { standing: { template: holding-statement, released_by: legal, until: "2026-12-31", at_most: 1 },',
  );
  staff = await staffedMuster(['security-lead', 'communications-lead', 'general-counsel', 'privacy-counsel'], { plan });
});
afterEach(() => staff.muster.close());

/** An incident whose holding statement to customers asks its gate. */
async function asked(): Promise<{ incident: string; number: number; digest: string }> {
  const declaration = { type: 'sensitive-data-exposure', title: 'Numbers leak', system: 'support-assistant' };
  const { reference: incident } = await staff.at('security-lead').call(r.declare, { body: declaration });
  const fact = { params: { incident, fact: 'exposed_data' }, body: { state: 'value', value: 'personal' } } as const;
  await staff.at('general-counsel').call(r.recordFact, fact);
  const body = { notification: 'customers', kind: 'holding', contact: 'help@example.com' } as const;
  await staff.at('communications-lead').call(r.draftNotice, { params: { incident }, body });
  const params = { incident, number: 1 };
  await staff.at('general-counsel').call(r.approveNoticeLanguage, { params, body: { revision: 1 } });
  const why = { revision: 1, reason: 'They must know' };
  const { action } = await staff.at('communications-lead').call(r.proposeNotice, { params, body: why });
  const number = action ?? 0;
  const { digest } = await staff.at('general-counsel').call(routes.approvals.show, { params: { incident, number } });
  return { incident, number, digest };
}

const release = (seat: string, { incident, number, digest }: Awaited<ReturnType<typeof asked>>) =>
  staff.at(seat).call(r.release, { params: { incident, number }, body: { digest } });

const codeOf = (fault: unknown) => (fault instanceof ProblemError ? fault.problem.code : String(fault));

test('a lawyer releases the words that were approved beforehand, they leave, and the room says who did', async () => {
  const one = await asked();
  await release('general-counsel', one);
  const { actions } = await staff.at('security-lead').call(r.show, { params: { incident: one.incident } });
  expect(actions[0]?.gate?.released).toMatchObject({ name: 'The general-counsel' });
  await staff.muster.readIntake();
  const sent = { revision: 1, how: 'recorded-as-sent', recipients: 'All customers, by letter' } as const;
  const params = { incident: one.incident, number: 1 };
  expect(await staff.at('communications-lead').call(r.sendNotice, { params, body: sent })).toMatchObject({ number: 1 });
});

test('of two releases at once over two incidents the authority carries one, and the other is told so', async () => {
  const both = [await asked(), await asked()] as const;
  const outcomes = await Promise.allSettled([release('general-counsel', both[0]), release('privacy-counsel', both[1])]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const [lost] = outcomes.flatMap((each) => (each.status === 'rejected' ? [codeOf(each.reason)] : []));
  expect(lost).toBe('standing-authority/ended');
});

test('one that is refused uses nothing up', async () => {
  const one = await asked();
  await expect(release('security-lead', one).catch(codeOf)).resolves.toBe('standing-authority/not-allowed');
  await release('general-counsel', one);
});

test('the plan shows what is approved beforehand', async () => {
  const { gates } = await staff.at('security-lead').call(routes.plans.view, {});
  expect(gates.find(({ id }) => id === 'notify-customers')?.standing).toEqual({
    template: 'holding-statement',
    releasedBy: 'legal',
    until: '2026-12-31',
    atMost: 1,
  });
});
