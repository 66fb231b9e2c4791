import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parsePlan, planDigest, starterNames } from '@muster/plan';
import type { PlanView } from '@muster/api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { presentPlan } from '../packages/server/src/features/plans/present-plan.ts';
import { buildWeb } from '../scripts/build-web.ts';
import { chromiumIsThere, startChromium, watchedPage } from './support/browser.ts';
import { startBrowserSite } from './support/browser-site.ts';
import type { BrowserSite } from './support/browser-site.ts';

const light = { theme: 'light', width: 1280 } as const;

/** What people do with the plan: read it on paper, ask it, change it, and carry it where no network is. */
describe.skipIf(!chromiumIsThere())('the plan in the browser', () => {
  let site: BrowserSite;
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'muster-kit-'));

  beforeAll(async () => {
    await buildWeb();
    site = await startBrowserSite();
    browser = await startChromium();
    site.show('full');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('two clicks from any page answer who is paged, who can approve and which clocks run', async () => {
    const { page, complaints } = await watchedPage(browser, site.origin, light);
    await page.goto('/now');
    await page.getByRole('link', { name: 'Plan', exact: true }).first().click();
    await page.getByRole('tab', { name: 'Ask the plan' }).click();
    for (const name of ['Who is paged', 'Who can approve', 'Which clocks run'])
      await page.getByRole('heading', { name }).waitFor();
    expect(await page.getByLabel('When', { exact: true }).inputValue()).toMatch(/T03:00$/);
    expect(await page.getByRole('button', { name: 'Critical' }).getAttribute('aria-pressed')).toBe('true');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the same with the keyboard alone', async () => {
    const { page, complaints } = await watchedPage(browser, site.origin, light);
    await page.goto('/now');
    await page.getByRole('heading', { level: 1, name: 'Now' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.getByRole('tab', { name: 'Whole plan' }).waitFor();
    for (let presses = 0; presses < 12 && !(await focusIsOnTab(page)); presses += 1) await page.keyboard.press('Tab');
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: 'Who is paged' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('k');
    await page.getByRole('heading', { level: 1, name: 'Clocks' }).waitFor();
    await page.getByRole('list', { name: 'Laws' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'GDPR Art. 33' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a fault is found at its line while one types, reached by F8, and gone when it is mended', async () => {
    const { page, complaints } = await watchedPage(browser, site.origin, light);
    await page.goto('/plan/edit');
    const text = page.getByRole('textbox', { name: 'The plan as YAML' });
    await text.waitFor();
    const source = await text.inputValue();
    await text.fill(source.replace('approve: [1 of legal, 1 of executive]', 'approve: [1 of nobody]'));
    const line = source.slice(0, source.indexOf('approve: [1 of legal')).split('\n').length;
    await page
      .getByRole('button', { name: `Line ${line}` })
      .first()
      .waitFor();
    await text.press('Control+Home');
    await text.press('F8');
    const at: number = await page.evaluate(lineOfCursor);
    expect(at).toBe(line);
    await text.fill(source.replace('within: 4 h, expires: 24 h', 'within: 3 h, expires: 24 h'));
    await page.getByRole('tab', { name: /^What changes/ }).click();
    await page.getByText('Stricter').first().waitFor();
    await page.getByRole('button', { name: 'Propose' }).click();
    await page.getByRole('dialog', { name: 'Propose this version' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a form changes one value of the text and keeps its comments', async () => {
    const { page, complaints } = await watchedPage(browser, site.origin, light);
    await page.goto('/plan/edit');
    const text = page.getByRole('textbox', { name: 'The plan as YAML' });
    await text.waitFor();
    const source = await text.inputValue();
    await page.getByRole('tab', { name: 'Common edits' }).click();
    await page.getByLabel('Within', { exact: true }).fill('3 h');
    await page.getByRole('button', { name: 'Change the text: Within', exact: true }).click();
    expect(await text.inputValue()).toBe(source.replace('within: 4 h, expires: 24 h', 'within: 3 h, expires: 24 h'));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the offline kit opens without a network, with its passphrase alone', async () => {
    const { page, complaints } = await watchedPage(browser, site.origin, light);
    await page.goto('/plan');
    await page.getByRole('button', { name: 'Offline kit' }).click();
    await page.getByLabel('Seat').selectOption('general-counsel');
    const passphrase = await page.getByLabel('Passphrase').inputValue();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Make the kit' }).click();
    const path = join(folder, 'kit.html');
    await (await download).saveAs(path);
    expect(complaints).toEqual([]);
    await page.context().close();

    expect(readFileSync(path, 'utf8')).not.toMatch(/Revoke the vendor key|Example Commerce/);
    const kit = await openOffline(browser, path);
    await unlock(kit.page, 'not-the-passphrase');
    await kit.page.getByText('This passphrase does not open the kit.').waitFor();
    await unlock(kit.page, passphrase);
    await kit.page.getByRole('heading', { name: 'Incident kit of Example Commerce' }).waitFor();
    for (const name of [
      'Stop cards: how to stop each system without Muster',
      'Clock sheet',
      'Your duties: Legal',
      'Blank forms',
    ])
      await kit.page.getByRole('heading', { name, exact: true }).waitFor();
    await kit.page.getByText('Revoke the vendor key').first().waitFor();
    expect(kit.complaints).toEqual([]);
    expect(kit.asked).toEqual([pathToFileURL(path).href]);
    await kit.page.context().close();
  });

  test.each(starterNames)('the starter %s prints on eight pages at most', async (name) => {
    const { page } = await watchedPage(browser, site.origin, light);
    await page.route('**/api/v1/plan/view', (route) => route.fulfill({ json: starter(name) }));
    await page.goto('/plan');
    await page.getByRole('heading', { level: 1, name: /^Plan:/ }).waitFor();
    const paper = await page.pdf({
      format: 'A4',
      margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' },
    });
    const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(1);
    expect(pages).toBeLessThanOrEqual(8);
    await page.context().close();
  });
});

/** As text, for the types of a browser would otherwise hold for everything here. */
const lineOfCursor = `(() => {
  const { value, selectionStart } = document.activeElement;
  return value.slice(0, selectionStart).split('\\n').length;
})()`;

function focusIsOnTab(page: Page): Promise<boolean> {
  return page.evaluate('document.activeElement?.getAttribute("role") === "tab"');
}

function starter(name: string): PlanView {
  const file = join(import.meta.dirname, `../packages/plan/starters/${name}.yaml`);
  const parsed = parsePlan(readFileSync(file, 'utf8'), `${name}.yaml`);
  if (!parsed.ok) throw new Error(`${name} does not compile.`);
  return presentPlan({ plan: parsed.plan, version: planDigest(parsed.plan) });
}

async function openOffline(browser: Browser, path: string) {
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  const [complaints, asked]: [string[], string[]] = [[], []];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(path).href);
  return { page, complaints, asked };
}

async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Open' }).click();
}
