import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumIsThere } from './support/browser.ts';
import { staffedSite } from './support/staffed-site.ts';
import type { StaffedSite } from './support/staffed-site.ts';
import { until } from './support/until.ts';

/** All who can be on call for security in the starter plan: whoever it is this week sees the page. */
const onCall = ['security-lead', 'security-deputy', 'platform-lead'] as const;

describe.skipIf(!chromiumIsThere())('somebody is paged', () => {
  let site: StaffedSite;
  let called: (typeof onCall)[number] | undefined;

  beforeAll(async () => {
    site = await staffedSite([...onCall, 'support-lead']);
    const declaration = {
      type: 'prompt-injection',
      title: 'The assistant obeys a web page',
      system: 'support-assistant',
    };
    const declared = await site.at('support-lead').asksServer('/api/v1/incidents', declaration);
    expect(declared.status).toBe(201);
  }, 120_000);
  afterAll(() => site.close());

  test('who is on call this week sees it at once, with who comes next', async () => {
    called = await until('somebody to be called', async () => {
      const { body } = await site.administrator.asksServer('/api/v1/pages?whose=all', null);
      const pages = body['items'] as readonly { calls: readonly { seat: string | null; person: unknown }[] }[];
      const seats = pages.flatMap(({ calls }) => calls).flatMap(({ seat, person }) => (person === null ? [] : [seat]));
      return onCall.find((seat) => seats.includes(seat)) ?? null;
    });
    const person = site.at(called);
    await person.open('/now');
    await person.sees('You are being paged', { part: true });
    await person.sees('The next one is called at', { part: true });
    expect(onCall).toContain(called);
  });

  test('whoever says that they are on it is asked no more, and others see who it is', async () => {
    const person = site.at(called ?? 'security-lead');
    await person.press('I am on it');
    await person.sees('You are on INC-1');
    await expect.poll(() => person.page.getByText('You are being paged').count()).toBe(0);
    const { body } = await site.administrator.asksServer('/api/v1/pages?whose=all', null);
    const left = body['items'] as readonly { mine: boolean; calls: readonly { seat: string | null }[] }[];
    expect(left.flatMap(({ calls }) => calls).map(({ seat }) => seat)).not.toContain(called);
  });

  test('nothing on the way complained', () => {
    for (const seat of onCall) expect([site.at(seat).complaints, site.at(seat).strangers]).toEqual([[], []]);
  });
});
