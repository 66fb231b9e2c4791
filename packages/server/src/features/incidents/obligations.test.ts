import { routes } from '@muster/api';
import type { AnswerOf, Client } from '@muster/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const list = routes.work.obligations;
type Query = { whose?: 'mine' | 'function' | 'all'; overdue?: string; limit?: number; after?: string };
type Listed = AnswerOf<typeof list>['items'];

let staff: StaffedMuster;

beforeEach(async () => {
  staff = await staffedMuster(['security-lead', 'security-deputy', 'operations-lead', 'general-counsel']);
});
afterEach(() => staff.muster.close());

const declare = async (title: string) =>
  staff.at('security-lead').call(routes.incidents.declare, {
    body: { type: 'prompt-injection', title, system: 'support-assistant' },
  });

async function everything(client: Client, query: Query): Promise<Listed> {
  const items: Listed = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await client.call(list, { query: { ...query, ...(after === undefined ? {} : { after }) } });
    items.push(...page.items);
    after = page.next ?? undefined;
  }
  return items;
}

describe('the obligations over all open incidents', () => {
  test('are what the incidents themselves say, by due instant, the undated last', async () => {
    const one = await declare('One');
    const other = await declare('Other');
    const all = await everything(staff.at('security-lead'), { whose: 'all' });
    const shown = await Promise.all(
      [one, other].map(({ reference }) =>
        staff.at('security-lead').call(routes.incidents.show, { params: { incident: reference } }),
      ),
    );
    const wanted = shown.flatMap((view) => view.obligations.map((each) => `${view.reference} ${each.id}`));
    expect(all.map((each) => `${each.incident.reference} ${each.id}`).toSorted()).toEqual(wanted.toSorted());
    const due = all.map((each) => each.due ?? '~');
    expect(due).toEqual(due.toSorted());
    expect(all[0]?.incident).toMatchObject({ title: 'One', stage: 'detect' });
  });

  test('come in pages that neither repeat nor leave out', async () => {
    for (const title of ['One', 'Two', 'Three']) await declare(title);
    const whole = await everything(staff.at('security-lead'), { whose: 'all', limit: 200 });
    const paged = await everything(staff.at('security-lead'), { whose: 'all', limit: 7 });
    expect(paged).toEqual(whole);
    const odd = staff.at('security-lead').call(list, { query: { after: 'bm90IGEgY3Vyc29y' } });
    await expect(odd).rejects.toMatchObject({ problem: { status: 400, code: 'request/invalid' } });
  });

  test('are mine where they fall to my functions; my function has those of its people as well', async () => {
    const { reference } = await declare('One');
    await staff.at('security-lead').call(routes.incidents.offerHandover, {
      params: { incident: reference },
      body: { to: staff.personIn('security-deputy'), note: null },
    });
    const ids = async (seat: string, whose: Query['whose']) =>
      (await everything(staff.at(seat), whose === undefined ? {} : { whose })).map(({ id }) => id);
    const handover = `handover:${staff.personIn('security-deputy')}`;
    expect(await ids('security-deputy', undefined)).toContain(handover);
    expect(await ids('security-lead', 'mine')).not.toContain(handover);
    expect(await ids('security-lead', 'function')).toContain(handover);
    expect(await ids('general-counsel', 'function')).not.toContain(handover);
    expect(await ids('general-counsel', 'all')).toContain(handover);
    expect((await everything(staff.at('operations-lead'), { whose: 'mine' })).every(({ mine }) => mine)).toBe(true);
  });

  test("of approving are nobody's who asked for the action or has approved it", async () => {
    const incident = (await declare('One')).reference;
    const { number, digest } = await staff.at('security-lead').call(routes.incidents.propose, {
      params: { incident },
      body: { action: 'support-assistant.stop', reason: 'It leaks' },
    });
    const asked = async (seat: string, whose: 'mine' | 'function') =>
      (await everything(staff.at(seat), { whose })).filter(({ kind }) => kind === 'approval').map(({ title }) => title);
    const title = 'Approve or refuse A-1: Shut the assistant down';
    expect(await asked('security-lead', 'mine')).toEqual([]);
    expect(await asked('security-lead', 'function')).toEqual([title]);
    expect(await asked('security-deputy', 'mine')).toEqual([title]);
    expect(await asked('operations-lead', 'mine')).toEqual([title]);
    await staff
      .at('operations-lead')
      .call(routes.incidents.approve, { params: { incident, number }, body: { digest } });
    expect(await asked('operations-lead', 'mine')).toEqual([]);
  });

  test('are overdue once their instant has passed', async () => {
    await declare('One');
    const overdue = async () => everything(staff.at('security-lead'), { whose: 'all', overdue: 'true' });
    expect(await overdue()).toEqual([]);
    await staff.muster.pass(8 * 3_600_000);
    const late = await overdue();
    expect(late.length).toBeGreaterThan(0);
    expect(late.every((each) => each.overdue)).toBe(true);
  });

  test('of an incident that is none any more are gone', async () => {
    const { reference } = await declare('One');
    await staff.at('security-lead').call(routes.incidents.notAnIncident, {
      params: { incident: reference },
      body: { reason: 'A test message' },
    });
    expect(await everything(staff.at('security-lead'), { whose: 'all' })).toEqual([]);
  });
});
