import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumIsThere } from './support/browser.ts';
import { staffedSite } from './support/staffed-site.ts';
import type { StaffedSite } from './support/staffed-site.ts';
import { until } from './support/until.ts';

const room = '/incidents/INC-1';
const seats = ['security-lead', 'communications-lead', 'general-counsel', 'chief-operating-officer'];

/** A notice to customers, from the plan's text to the record that it was sent: four people, each with a browser. */
describe.skipIf(!chromiumIsThere())('a notice goes from draft to sent', () => {
  let site: StaffedSite;
  const at = (seat: string) => site.at(seat);

  beforeAll(async () => {
    site = await staffedSite(seats);
    const body = { type: 'sensitive-data-exposure', title: 'Numbers leak', system: 'support-assistant' };
    await at('security-lead').asksServer('/api/v1/incidents', body);
    await answer('exposed_data', 'personal');
  });
  afterAll(() => site?.close());

  async function answer(fact: string, value: string): Promise<void> {
    const body = { state: 'value', value };
    const { status } = await at('general-counsel').asksServer(`/api/v1${room}/facts/${fact}`, body, 'PUT');
    expect(status).toBe(200);
  }

  test('what nobody knows stays open in it, and it goes nowhere', async () => {
    const writer = at('communications-lead');
    await writer.open(`${room}?tab=notices`);
    await writer.press('Write: Notice, The customers concerned');
    await writer.fill('Contact', 'help@example.com');
    await writer.pressIn('Draft');
    await writer.sees('Waits for answers');
    await writer.sees('Aware at (answered by Legal)', { part: true });
    expect(await writer.page.getByRole('button', { name: 'Ask its gate: N-1' }).count()).toBe(0);
  });

  test('once it is answered it is filled in, and legal approves its language', async () => {
    await answer('aware_at', '2026-11-23T08:30:00Z');
    const writer = at('communications-lead');
    await writer.page.getByRole('button', { name: 'Fill in again: N-1' }).click();
    await writer.sees('On 23 November 2026 at 08:30 GMT', { part: true });
    const counsel = at('general-counsel');
    await counsel.open(`${room}?tab=notices`);
    await counsel.page.getByRole('button', { name: 'Approve language: N-1' }).click();
    await counsel.sees('To be put to its gate');
    expect(await counsel.page.getByText('Waits for answers').count()).toBe(0);
  });

  test('its approvers see the exact text on a page of their own, on a phone, and say yes', async () => {
    const writer = at('communications-lead');
    await writer.open(`${room}?tab=notices`);
    await writer.page.getByRole('button', { name: 'Ask its gate: N-1' }).click();
    await writer.fill('Reason', 'They must know today');
    await writer.pressIn('Ask its gate');
    await writer.sees('Waits for approval');
    for (const seat of ['general-counsel', 'chief-operating-officer']) {
      const approver = at(seat);
      await approver.page.setViewportSize({ width: 360, height: 740 });
      await approver.open('/approvals');
      await approver.page.getByRole('link', { name: /^A-1: Notify customers/ }).click();
      await approver.sees('On 23 November 2026 at 08:30 GMT', { part: true });
      await approver.sees('They must know today');
      await approver.sees('Silence is never a yes.', { part: true });
      await approver.press('Approve');
      await approver.sees('You approved A-1');
      const button = approver.page.getByRole('button', { name: 'Approve', exact: true });
      await expect.poll(() => button.count()).toBe(0);
    }
  });

  test('it is recorded as sent once the signed ledger holds its approvals, and is owed no more', async () => {
    const writer = at('communications-lead');
    await until('the approvals to be under a signed checkpoint', async () => {
      const { body } = await writer.asksServer(`/api/v1${room}/timeline?limit=200`, null);
      const items = body['items'] as readonly { type: string; ledgerIndex: number | null }[];
      return items.every(({ ledgerIndex }) => ledgerIndex !== null) ? true : null;
    });
    await writer.open(`${room}?tab=notices`);
    await writer.page.getByRole('button', { name: 'Record as sent: N-1' }).click();
    await writer.fill('To whom', '412 customers, by letter');
    await writer.pressIn('Record as sent');
    await writer.sees('412 customers, by letter', { part: true });
    const { body } = await writer.asksServer(`/api/v1${room}`, null);
    const owed = (body['obligations'] as readonly { id: string }[]).map(({ id }) => id);
    expect(owed).not.toContain('notification:customers');
  });

  test('nothing on the way complained, and nobody else was asked for anything', () => {
    for (const seat of seats) expect([at(seat).complaints, at(seat).strangers]).toEqual([[], []]);
  });
});
