import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumIsThere } from './support/browser.ts';
import { staffedSite } from './support/staffed-site.ts';
import type { StaffedSite } from './support/staffed-site.ts';

const seats = ['security-lead', 'ml-lead', 'operations-lead'] as const;

describe.skipIf(!chromiumIsThere())('a response is looked at afterwards', () => {
  let site: StaffedSite;

  beforeAll(async () => {
    site = await staffedSite(seats);
    const declaration = { type: 'prompt-injection', title: 'It obeys a document', system: 'support-assistant' };
    const lead = site.at('security-lead');
    expect((await lead.asksServer('/api/v1/incidents', declaration)).status).toBe(201);
    for (const [path, body] of [
      ['stage', { stage: 'classify' }],
      ['tasks/triage', {}],
      ['stage', { stage: 'contain' }],
    ] as const)
      expect((await lead.asksServer(`/api/v1/incidents/INC-1/${path}`, body)).status).toBe(200);
  }, 120_000);
  afterAll(() => site.close());

  test('the room tells how long each part took, and what is missing', async () => {
    const { page, open } = site.at('ml-lead');
    await open('/incidents/INC-1?tab=review');
    const triage = page.getByRole('row', { name: /^Triage/ });
    await triage.getByRole('link', { name: 'Event 1: Incident declared' }).waitFor();
    await page.getByRole('row', { name: /^Recover Not yet/ }).waitFor();
    const missing = page
      .getByRole('region', { name: /^Not as planned/ })
      .getByText('evidence:access-logs is not there.');
    await expect.poll(() => missing.count()).toBe(1);
  });

  test('one person writes down a factor and what is owed; whoever owes it sees it among their work', async () => {
    const { page, press } = site.at('operations-lead');
    await site.at('operations-lead').open('/incidents/INC-1?tab=review');
    await press('Record a factor');
    await page.getByLabel('What it lies in').selectOption('guardrail');
    await page.getByLabel('What it was').fill('Documents are read as instructions');
    await press('Record a factor', { last: true });
    await page.getByText('Factor X-1 is kept').waitFor();
    await press('Open a follow-up');
    await page.getByLabel('What has to change').fill('Strip instructions out of documents');
    await page.getByLabel('Kind').selectOption('control');
    await page.getByLabel('Due').fill('2099-03-01T12:00');
    await page.getByLabel('Answers the factor').selectOption('1');
    await press('Open a follow-up', { last: true });
    await page.getByText('F-1 is open').waitFor();
    const owing = site.at('ml-lead');
    await owing.open('/now');
    const owed = owing.page.getByRole('link', { name: 'F-1: Strip instructions out of documents' });
    await expect.poll(() => owed.count()).toBe(1);
  });

  test('who did it cannot validate it, and another can; the page of others follows by itself', async () => {
    const [doing, other] = [site.at('ml-lead'), site.at('security-lead')];
    await other.open('/follow-ups');
    await other.page.getByRole('button', { name: 'Done: F-1' }).waitFor();
    await doing.open('/follow-ups');
    await doing.press('Done: F-1');
    await doing.page.getByLabel('What was done').fill('Documents go through the filter');
    await doing.press('Done', { last: true });
    await doing.press('Validate: F-1');
    await doing.page.getByLabel('How it was shown').fill('I looked');
    await doing.press('Validate', { last: true });
    await doing.page.getByRole('alert').getByText('Whoever did it does not validate it.').waitFor();
    await other.press('Validate: F-1');
    await other.page.getByLabel('How it was shown').fill('200 documents replayed, none obeyed');
    await other.press('Validate', { last: true });
    await other.page.getByText('F-1 is validated').waitFor();
    await expect.poll(() => other.page.getByRole('heading', { name: 'Nothing is owed' }).count()).toBe(1);
  });

  test('insights count it', async () => {
    const { page, open } = site.at('security-lead');
    await open('/insights?by=system');
    await page.getByRole('row', { name: /^Customer support assistant 1 1 / }).waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByText('Download as CSV').click()]);
    expect(file.suggestedFilename()).toMatch(/^insights-system-\d{4}-\d\d-\d\d\.csv$/);
  });

  test('nothing on the way complained', () => {
    for (const seat of seats) {
      const { complaints, strangers } = site.at(seat);
      // A refusal is an answer that a browser writes down.
      const own = complaints.filter((each) => !each.startsWith('error: Failed to load resource'));
      expect([own, strangers]).toEqual([[], []]);
    }
  });
});
