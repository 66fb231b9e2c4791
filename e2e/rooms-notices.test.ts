import { startMailServer } from '@muster/connectors/testkit';
import type { MailServer } from '@muster/connectors/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumIsThere } from './support/browser.ts';
import { staffedSite } from './support/staffed-site.ts';
import type { StaffedSite } from './support/staffed-site.ts';
import { until } from './support/until.ts';

const room = '/incidents/INC-1';
const seats = ['security-lead', 'communications-lead', 'general-counsel', 'chief-operating-officer'];

/** A notice to customers, from the plan's text to the mail that arrives: four people, each with a browser. */
describe.skipIf(!chromiumIsThere())('a notice goes from draft to sent', () => {
  let site: StaffedSite;
  let mail: MailServer;
  const at = (seat: string) => site.at(seat);

  beforeAll(async () => {
    mail = await startMailServer();
    site = await staffedSite(seats, {
      MUSTER_SMTP_URL: mail.url,
      MUSTER_SMTP_FROM: 'muster@example.com',
      MUSTER_CHANNEL_LOOPBACK: 'true',
    });
    const body = { type: 'sensitive-data-exposure', title: 'Numbers leak', system: 'support-assistant' };
    await at('security-lead').asksServer('/api/v1/incidents', body);
    await answer('exposed_data', 'personal');
  });
  afterAll(async () => {
    await site?.close();
    await mail?.close();
  });

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

  test('it is sent by e-mail once the signed ledger holds its approvals, and an address that is wrong is mended', async () => {
    const writer = at('communications-lead');
    await until('the approvals to be under a signed checkpoint', async () => {
      const { body } = await writer.asksServer(`/api/v1${room}/timeline?limit=200`, null);
      const items = body['items'] as readonly { type: string; ledgerIndex: number | null }[];
      return items.every(({ ledgerIndex }) => ledgerIndex !== null) ? true : null;
    });
    await writer.open(`${room}?tab=notices`);
    await writer.page.getByRole('button', { name: 'Send by e-mail: N-1' }).click();
    await writer.fill('E-mail addresses', 'anna@example.com\nben@example.org, carla@example.org');
    await writer.pressIn('Send');
    await writer.sees('Address 2: This is more than one address.', { part: true });
    mail.behave('refuse-address');
    await writer.fill('E-mail addresses', 'anna@example.com');
    await writer.pressIn('Send');
    await writer.sees('Does not get through');
    await writer.sees('the mail server does not take this address, it answered 550', { part: true });
    mail.behave('accept');
    await writer.page.getByRole('button', { name: 'Send again: N-1, 1' }).click();
    await writer.fill('E-mail address', 'anna@example.net');
    await writer.pressIn('Send again');
    await writer.sees('Taken by the mail server');
    await writer.sees('Sent');
    expect(mail.received.map(({ to }) => to)).toEqual(['anna@example.net']);
    expect(mail.received[0]?.text).toMatch(
      /On 23 November 2026 at 08:30 GMT[^]*help@example\.com[^]*Reference INC-1\./,
    );
    const { body } = await writer.asksServer(`/api/v1${room}`, null);
    const owed = (body['obligations'] as readonly { id: string }[]).map(({ id }) => id);
    expect(owed).not.toContain('notification:customers');
    expect(owed).not.toContain('notice-delivery:N-1');
  });

  test('another, that was said on another way, is recorded as sent', async () => {
    const lead = at('security-lead');
    await lead.open(`${room}?tab=notices`);
    await lead.press('Write: Notice, The executive function');
    await lead.fill('Text', 'We have stopped it.');
    await lead.pressIn('Draft');
    await lead.page.getByRole('button', { name: 'Record as sent: N-2' }).click();
    await lead.fill('To whom', 'The chief executive, on the phone');
    await lead.pressIn('Record as sent');
    await lead.sees('The chief executive, on the phone', { part: true });
    expect(mail.received).toHaveLength(1);
  });

  test('nothing on the way complained, and nobody else was asked for anything', () => {
    // The browser itself tells of the answer to the wrong address.
    const refused = /status of 422/;
    for (const seat of seats)
      expect([at(seat).complaints.filter((each) => !refused.test(each)), at(seat).strangers]).toEqual([[], []]);
  });
});
