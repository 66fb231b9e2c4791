import { startMailServer, startPushService } from '@muster/connectors/testkit';
import type { MailServer, PushService } from '@muster/connectors/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumIsThere } from './support/browser.ts';
import { browserWorker } from './support/browser-worker.ts';
import type { BrowserWorker } from './support/browser-worker.ts';
import { staffedSite } from './support/staffed-site.ts';
import type { StaffedSite } from './support/staffed-site.ts';
import { until } from './support/until.ts';

const seats = ['security-lead', 'support-lead'];

/** How people say in a browser how they are reached: with a real mail server, and with the browser's own worker. */
describe.skipIf(!chromiumIsThere())('how I am reached', () => {
  let site: StaffedSite;
  let mail: MailServer;
  let push: PushService;
  let worker: BrowserWorker;
  const at = (seat: string) => site.at(seat);

  beforeAll(async () => {
    [mail, push] = await Promise.all([startMailServer(), startPushService()]);
    site = await staffedSite(seats, {
      MUSTER_SMTP_URL: mail.url,
      MUSTER_SMTP_FROM: 'muster@example.com',
      MUSTER_PUSH_CONTACT: 'mailto:ops@example.com',
      MUSTER_CHANNEL_LOOPBACK: 'true',
    });
  });
  afterAll(async () => {
    await site?.close();
    await Promise.all([mail?.close(), push?.close()]);
  });

  /** Whoever is on call for security today: it is the lead. */
  async function sitsEverywhere(): Promise<void> {
    const { body } = await site.administrator.asksServer('/api/v1/people', null);
    const people = body['items'] as readonly { id: string; seats: readonly string[] }[];
    const lead = people.find((each) => each.seats.includes('security-lead'))?.id;
    for (const seat of ['security-deputy', 'platform-lead'])
      await site.administrator.asksServer(`/api/v1/seats/${seat}`, { person: lead }, 'PUT');
  }

  test('an address is added, its code comes by mail, and is given', async () => {
    const support = at('support-lead');
    await support.open('/contacts');
    await support.press('Add a contact method');
    await support.fill('Address', 'support@example.com\r\nBcc: x');
    await support.pressIn('Add a contact method');
    await support.sees('This is no e-mail address.', { part: true });
    await support.fill('Address', 'support@example.com');
    await support.pressIn('Add a contact method');
    await support.sees('Code sent');
    const [code] = await until('the code to come', async () => {
      const found = /Muster code (\d{6})/.exec(mail.received.at(-1)?.text ?? '');
      return found === null ? null : [found[1] ?? ''];
    });
    await support.page.getByRole('button', { name: /^Give the code: E-mail/ }).click();
    await support.fill('Code', code === '000000' ? '111111' : '000000');
    await support.pressIn('Give the code');
    await support.sees('This is not the code that was sent.', { part: true });
    await support.fill('Code', code);
    await support.pressIn('Give the code');
    await support.sees('Verified');
    await support.sees('s…@example.com', { part: true });
    expect(mail.received.map(({ to }) => to)).toEqual(['support@example.com']);
  });

  test('this browser is added, and its code comes as a push message that its own worker shows', async () => {
    const lead = at('security-lead');
    worker = await browserWorker(lead.page, site.server.origin, (key) => push.subscription(key));
    await lead.open('/contacts');
    await lead.press('Reach me on this device');
    await lead.sees('Push message');
    await lead.sees('Code sent');
    await until('the code to come', async () => push.shown.at(-1) ?? null);
    const [shown] = await worker.deliver(push.shown.at(-1) ?? '');
    expect(shown).toMatchObject({ title: expect.stringMatching(/^Muster code \d{6}$/) });
    await lead.page.getByRole('button', { name: /^Give the code: Push message/ }).click();
    await lead.fill('Code', /\d{6}/.exec(shown?.title ?? '')?.[0] ?? '');
    await lead.pressIn('Give the code');
    await lead.sees('Verified');
  });

  test('a call is shown without a word of what it is about, and a click leads to its page', async () => {
    await sitsEverywhere();
    const body = { type: 'sensitive-data-exposure', title: 'It gave numbers away', system: 'support-assistant' };
    const before = push.shown.length;
    await at('support-lead').asksServer('/api/v1/incidents', body);
    const call = await until('the call to come', async () => push.shown.slice(before).at(-1) ?? null);
    const shown = await worker.deliver(call);
    const notification = shown.find(({ title }) => title.startsWith('INC-1'));
    expect(notification).toMatchObject({
      title: expect.stringMatching(/^INC-1 (low|medium|high|critical): you are needed$/),
      body: expect.stringMatching(/^Asked: /),
    });
    expect(JSON.stringify(shown)).not.toContain('numbers');
    await worker.click(notification?.title ?? '');
    const lead = at('security-lead');
    await lead.page.waitForURL(/\/incidents\/INC-1/);
    await lead.sees('It gave numbers away');
  });

  test('a message that leads elsewhere, or is none, is shown as ours and leads to the first page', async () => {
    const lead = at('security-lead');
    const elsewhere = JSON.stringify({ title: 'INC-9', body: '', link: 'https://evil.example/x', tag: 'elsewhere' });
    await worker.deliver(elsewhere);
    await worker.click('INC-9');
    await lead.page.waitForURL(`${site.server.origin}/now`);
    const garbage = await worker.deliver('{"title": 7');
    expect(garbage.map(({ title }) => title)).toContain('Muster');
  });

  test('the telephone can put it on its home screen', async () => {
    const lead = at('security-lead');
    const { status, body } = await lead.asksServer('/manifest.webmanifest', null);
    expect([status, body['start_url'], body['display']]).toEqual([200, '/now', 'standalone']);
    const icons = body['icons'] as readonly { src: string }[];
    const loaded = await lead.page.evaluate(
      `Promise.all(${JSON.stringify(icons.map(({ src }) => src))}.map(async (src) => (await createImageBitmap(await (await fetch(src)).blob())).width))`,
    );
    expect(loaded).toEqual([192, 512, 512]);
  });

  test('nothing on the way complained, and nobody else was asked for anything', () => {
    // The browser itself tells of the answers to a wrong address and to a wrong code.
    const refused = /status of 4(22|09)/;
    for (const seat of seats)
      expect([at(seat).complaints.filter((each) => !refused.test(each)), at(seat).strangers]).toEqual([[], []]);
  });
});
