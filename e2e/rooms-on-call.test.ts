import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumIsThere } from './support/browser.ts';
import { staffedSite } from './support/staffed-site.ts';
import type { StaffedSite } from './support/staffed-site.ts';

/** All who take turns for security in the starter plan, and one who serves there and takes none. */
const turns = ['security-lead', 'security-deputy', 'platform-lead'] as const;

describe.skipIf(!chromiumIsThere())('somebody stands in', () => {
  let site: StaffedSite;
  beforeAll(async () => {
    site = await staffedSite([...turns, 'security-analyst']);
  }, 120_000);
  afterAll(() => site.close());

  test('who is asked accepts, and is on call from then on for everybody who looks', async () => {
    const asking = site.at('security-lead');
    await asking.open('/on-call');
    const security = asking.page.getByRole('region', { name: 'Security', exact: true });
    await security.getByRole('button', { name: 'Stand in' }).click();
    const dialog = asking.page.getByRole('dialog');
    await dialog.getByLabel('Who').selectOption('security-analyst');
    await dialog.getByRole('button', { name: 'Ask' }).click();
    await asking.sees('Asked. It counts once they accept.');

    const asked = site.at('security-analyst');
    await asked.open('/on-call');
    await asked.press('Accept');
    await asked.sees('It counts from now on');
    await expect
      .poll(() => security.getByRole('list', { name: 'Shifts: First' }).getByRole('listitem').first().textContent())
      .toContain('Security analyst');
  });

  test('whoever stands in ends it, and the plan counts again', async () => {
    const asked = site.at('security-analyst');
    await asked.press('End it');
    await asked.sees('It is ended; the plan counts again');
    await expect.poll(() => asked.page.getByText('stands in', { exact: true }).count()).toBe(0);
  });

  test('nothing on the way complained', () => {
    for (const seat of ['security-lead', 'security-analyst'] as const)
      expect([site.at(seat).complaints, site.at(seat).strangers]).toEqual([[], []]);
  });
});
