import { githubRepository, githubToken, startGithub } from '@muster/connectors/testkit';
import type { TicketVendor } from '@muster/connectors/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumIsThere } from './support/browser.ts';
import { inert, whatActs } from './support/browser-scripts.ts';
import { evil } from './support/hostile-text.ts';
import { staffedSite } from './support/staffed-site.ts';
import type { StaffedSite } from './support/staffed-site.ts';
import { until } from './support/until.ts';

const secret = 'Jane Roe, account 4711';

describe.skipIf(!chromiumIsThere())('signals that are work for engineering', () => {
  let github: TicketVendor;
  let site: StaffedSite;
  const lead = () => site.at('security-lead');

  beforeAll(async () => {
    github = await startGithub();
    site = await staffedSite(['security-lead'], {
      MUSTER_GITHUB_TOKEN: githubToken,
      MUSTER_GITHUB_REPOSITORY: githubRepository,
      MUSTER_GITHUB_ORIGIN: github.origin,
      MUSTER_CHANNEL_LOOPBACK: 'true',
    });
    const intake = await site.token('intake', 'alerts');
    for (const title of ['The assistant stumbles', 'The assistant stalls'])
      await fetch(`${site.server.origin}/in/generic`, {
        method: 'POST',
        headers: { authorization: `Bearer ${intake}`, 'content-type': 'application/json' },
        body: JSON.stringify({ title, key: title, said: secret }),
      });
    await until('both groups', async () => {
      const { body } = await lead().asksServer('/api/v1/signals', null);
      return Array.isArray(body['items']) && body['items'].length === 2 ? true : null;
    });
  }, 120_000);
  afterAll(async () => {
    await site?.close();
    await github?.close();
  });

  /** Opens a group and writes the words of its ticket, by keyboard. */
  async function write(group: string, title: string, note: string): Promise<void> {
    const person = lead();
    await person.open('/inbox');
    await person.page.getByText(group).first().click();
    await person.page.getByRole('complementary', { name: 'Details' }).waitFor();
    await person.page.keyboard.press('t');
    await person.fill('Title of the ticket', title);
    await person.fill('What engineering needs to know', note);
    await person.fill('Why it is no incident', 'Nobody outside saw it');
    await person.pressIn('See what leaves');
    await person.dialog().getByText('Muster reference').waitFor();
  }

  test('a ticket is shown before it leaves, then stands beside the signals with the way to it', async () => {
    const { page, sees, pressIn } = lead();
    await write('The assistant stumbles', 'Answers stumble over tables', `Seen twice. ${evil}`);
    expect(await page.evaluate(whatActs), 'hostile text in the preview').toEqual(inert);
    expect(github.asked, 'nothing has left yet').toEqual([]);
    await pressIn('Hand it over');
    await sees('With engineering: #1');
    const link = page.getByRole('link', { name: /GitHub #1/ });
    expect(await link.getAttribute('href')).toBe(`${github.origin}/acme/assistant/issues/1`);
    const [made] = github.tickets;
    expect(made?.title).toBe('Answers stumble over tables');
    expect(made?.text).toContain('Signals: 1, 1 firing');
    expect(JSON.stringify(github.asked)).not.toContain(secret);
  });

  test('one that is not made is an alarm on Now, and is sent again with one press', async () => {
    const { page, open, sees, press, pressIn } = lead();
    github.behave('refuse-credentials');
    await write('The assistant stalls', 'Answers take minutes', '');
    await pressIn('Hand it over');
    await sees('Ticket not made');
    await open('/now');
    await sees('A ticket was not made');
    await page.locator('a[href^="/inbox"]', { hasText: 'Look at it' }).click();
    github.behave('accept');
    await press('Send again');
    await sees('With engineering: #2');
    await open('/now');
    await page.getByRole('heading', { level: 1, name: 'Now' }).waitFor();
    await expect.poll(() => page.getByText('A ticket was not made').count()).toBe(0);
  });

  test('nothing on the way complained', () => {
    expect([lead().complaints, lead().strangers]).toEqual([[], []]);
  });
});
