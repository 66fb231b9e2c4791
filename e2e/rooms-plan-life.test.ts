import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumIsThere } from './support/browser.ts';
import { staffedSite } from './support/staffed-site.ts';
import type { StaffedSite } from './support/staffed-site.ts';

const seats = ['security-lead', 'general-counsel', 'chief-executive'] as const;
const versions = '/plan?part=versions';

/** A new version of the plan on a real server: written, held up by a finding, proposed, approved by two, in force. */
describe.skipIf(!chromiumIsThere())('a version of the plan goes from the editor into force', () => {
  let site: StaffedSite;
  let before: unknown = null;
  let proposed = '';
  const at = (seat: (typeof seats)[number]) => site.at(seat);

  beforeAll(async () => {
    site = await staffedSite(seats);
    await declare();
    before = await inForce();
  }, 120_000);
  afterAll(() => site.close());

  test('a finding at its line keeps it from being proposed, and is gone when it is mended', async () => {
    const { page, open } = at('security-lead');
    await open('/plan/edit');
    const text = page.getByRole('textbox', { name: 'The plan as YAML' });
    await text.waitFor();
    const source = await text.inputValue();
    await text.fill(source.replace('approve: [1 of legal, 1 of executive]', 'approve: [5 of legal, 1 of executive]'));
    const line = source.slice(0, source.indexOf('approve: [1 of legal')).split('\n').length;
    await page
      .getByRole('button', { name: `Line ${line}` })
      .first()
      .waitFor();
    const propose = page.getByRole('button', { name: 'Propose', exact: true });
    expect(await propose.isDisabled()).toBe(true);
    await text.fill(source.replace('within: 4 h, expires: 24 h', 'within: 3 h, expires: 24 h'));
    await expect.poll(() => propose.isDisabled()).toBe(false);
  });

  test('it is proposed with what it changes, and whoever proposed it does not decide', async () => {
    const person = at('security-lead');
    await person.press('Propose');
    await person.fill('What is it for?', 'Customers hear sooner');
    await person.pressIn('Propose');
    await person.sees('You proposed it, so others decide.');
    await person.sees('Stricter');
    const { body } = await site.administrator.asksServer('/api/v1/plans?limit=10', null);
    const records = body['items'] as readonly { version: string; state: string }[];
    proposed = records.find(({ state }) => state === 'proposed')?.version ?? '';
    expect(proposed).toMatch(/^[0-9a-f]{64}$/);
    expect(await inForce()).toBe(before);
    const own = await person.asksServer(`/api/v1/plans/${proposed}/approve`, { replaces: before });
    expect(own).toMatchObject({ status: 403, code: 'approval/own-request' });
  });

  test('two others approve it under the version in force, each for themselves', async () => {
    for (const seat of ['general-counsel', 'chief-executive'] as const) {
      const person = at(seat);
      await person.open(versions);
      await person.press('Approve');
      await person.pressIn('Approve');
      await person.sees('Approved by you');
    }
    expect(await inForce()).toBe(before);
  });

  test('it comes into force; new incidents follow it, and an open one by a decision that is on record', async () => {
    const person = at('security-lead');
    await person.open(versions);
    await person.press('Activate');
    await person.pressIn('Activate');
    // It is checked once more first.
    await expect.poll(inForce, { timeout: 20_000 }).toBe(proposed);
    await declare();
    expect([await planOf('INC-1'), await planOf('INC-2')]).toEqual([before, proposed]);
    const adopted = await person.asksServer('/api/v1/incidents/INC-1/plan', {
      version: proposed,
      rationale: 'Customers are told within three hours from now on',
    });
    expect(adopted.status).toBe(200);
    expect(await planOf('INC-1')).toBe(proposed);
  });

  test('nothing on the way complained', () => {
    // The browser notes the one refusal that was asked for.
    const asked = 'the server responded with a status of 403 (Forbidden)';
    for (const seat of seats) {
      const { complaints, strangers } = at(seat);
      expect([complaints.filter((each) => !each.includes(asked)), strangers]).toEqual([[], []]);
    }
  });

  async function declare(): Promise<void> {
    const declaration = { type: 'incorrect-output', title: 'A wrong answer', system: 'support-assistant' };
    expect((await at('security-lead').asksServer('/api/v1/incidents', declaration)).status).toBe(201);
  }

  async function inForce(): Promise<unknown> {
    return (await site.administrator.asksServer('/api/v1/plan', null)).body['version'];
  }

  async function planOf(incident: string): Promise<unknown> {
    return (await site.administrator.asksServer(`/api/v1/incidents/${incident}`, null)).body['planVersion'];
  }
});
