import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertClean, everyRule, rulesOfGlance, sideways, violationsOf } from './support/clean-page.ts';
import { buildWeb } from '../scripts/build-web.ts';
import { chromiumIsThere, startChromium, watchedPage } from './support/browser.ts';
import type { WatchedPage } from './support/browser.ts';
import { nothingOnItsWay, plantFaults, twoFrames, writeMarkup } from './support/browser-scripts.ts';
import { startBrowserSite } from './support/browser-site.ts';
import type { BrowserSite } from './support/browser-site.ts';
import { calculate, fromOutside, press, seeTicket, wrongCode } from './support/open-dialogs.ts';

/** Set to a folder to keep a picture of every state, for people to look at. */
const pictures = process.env['MUSTER_PICTURES'];
const room = '/incidents/INC-12';

interface Screen {
  readonly name: string;
  readonly path: string;
  /** What has to be in sight before it is looked at. */
  readonly heading: string | RegExp;
}

const screens: readonly Screen[] = [
  { name: 'now', path: '/now', heading: 'Now' },
  { name: 'inbox', path: '/inbox', heading: 'Inbox' },
  { name: 'inbox-group', path: '/inbox?group=g-1', heading: 'Inbox' },
  { name: 'inbox-ticket', path: '/inbox?show=all&group=g-8', heading: 'Inbox' },
  { name: 'inbox-ticket-late', path: '/inbox?show=all&group=g-17', heading: 'Inbox' },
  { name: 'inbox-ticket-failed', path: '/inbox?group=g-9', heading: 'Inbox' },
  { name: 'incidents', path: '/incidents', heading: 'Incidents' },
  { name: 'incidents-filtered', path: '/incidents?function=legal&overdue=true', heading: 'Incidents' },
  { name: 'room-work', path: room, heading: /INC-12/ },
  { name: 'room-actions', path: `${room}?tab=actions`, heading: /INC-12/ },
  { name: 'room-facts', path: `${room}?tab=facts`, heading: /INC-12/ },
  { name: 'room-evidence', path: `${room}?tab=evidence`, heading: /INC-12/ },
  { name: 'room-timeline', path: `${room}?tab=timeline`, heading: /INC-12/ },
  { name: 'room-record', path: `${room}?tab=timeline&full=true`, heading: /INC-12/ },
  { name: 'room-decisions', path: `${room}?tab=decisions`, heading: /INC-12/ },
  { name: 'room-clocks', path: `${room}?tab=clocks`, heading: /INC-12/ },
  { name: 'room-notices', path: `${room}?tab=notices`, heading: /INC-12/ },
  { name: 'room-reports', path: `${room}?tab=reports`, heading: /INC-12/ },
  { name: 'room-review', path: `${room}?tab=review`, heading: /INC-12/ },
  { name: 'follow-ups', path: '/follow-ups', heading: 'Follow-ups' },
  { name: 'insights', path: '/insights', heading: 'Insights' },
  { name: 'approvals', path: '/approvals', heading: 'Approvals' },
  { name: 'approval', path: '/approvals/INC-12/A-1', heading: /A-1 of INC-12/ },
  { name: 'plan', path: '/plan', heading: /^Plan:/ },
  { name: 'plan-functions', path: '/plan?part=functions&function=legal', heading: /^Plan:/ },
  { name: 'plan-workflow', path: '/plan?part=workflow', heading: /^Plan:/ },
  { name: 'plan-ask', path: '/plan?part=ask', heading: /^Plan:/ },
  { name: 'plan-versions', path: `/plan?part=versions&changes=${'b7'.repeat(32)}`, heading: /^Plan:/ },
  { name: 'plan-edit', path: '/plan/edit', heading: 'Edit the plan' },
  { name: 'clocks', path: '/clocks', heading: 'Clocks' },
  { name: 'clocks-calculator', path: '/clocks?regime=eu-gdpr-33', heading: 'Clocks' },
  { name: 'on-call', path: '/on-call', heading: 'On call' },
  { name: 'people', path: '/people', heading: 'People' },
  { name: 'contacts', path: '/contacts', heading: 'How I am reached' },
  { name: 'sign-in', path: '/sign-in', heading: 'Sign in' },
];

/** What opens in front of a screen, by the steps that open it. */
const dialogs: readonly {
  readonly name: string;
  readonly path: string;
  readonly open: (page: Page) => Promise<void>;
}[] = [
  { name: 'palette', path: '/now', open: (page) => page.keyboard.press('Control+k') },
  { name: 'shortcuts', path: '/now', open: (page) => page.keyboard.press('?') },
  { name: 'declare', path: '/now', open: (page) => page.keyboard.press('c') },
  { name: 'declare-from-outside', path: '/now?declare=true', open: fromOutside },
  { name: 'person-menu', path: '/now', open: (page) => press(page, /^You:/) },
  { name: 'decline', path: '/inbox?group=g-1', open: (page) => press(page, 'Decline') },
  { name: 'attach-signals', path: '/inbox?group=g-1', open: (page) => press(page, 'Attach', true) },
  { name: 'snooze', path: '/inbox?group=g-1', open: (page) => page.keyboard.press('s') },
  { name: 'ticket', path: '/inbox?group=g-1', open: (page) => page.keyboard.press('t') },
  { name: 'ticket-preview', path: '/inbox?group=g-1', open: seeTicket },
  { name: 'wizard', path: `${room}?tab=facts`, open: (page) => press(page, 'Answer the questions') },
  { name: 'wizard-all', path: `${room}?tab=facts`, open: allQuestions },
  { name: 'link', path: room, open: (page) => press(page, 'Change: Part of') },
  { name: 'same-cause', path: room, open: (page) => press(page, 'Change: Same cause') },
  { name: 'looked-through', path: '/incidents', open: (page) => press(page, 'I looked through them') },
  { name: 'save-view', path: '/incidents?severity=high', open: (page) => press(page, 'Save view') },
  { name: 'tags', path: room, open: (page) => press(page, 'Change: Tags') },
  { name: 'decide', path: room, open: (page) => press(page, /^Decide:/) },
  { name: 'do-task', path: room, open: doTask },
  { name: 'close', path: room, open: close },
  { name: 'approve', path: `${room}?tab=actions`, open: (page) => press(page, 'Look and decide') },
  { name: 'approve-overtaken', path: `${room}?tab=actions`, open: overtaken },
  { name: 'propose', path: `${room}?tab=actions`, open: (page) => press(page, /^Ask for it:/) },
  { name: 'prove', path: `${room}?tab=actions`, open: (page) => press(page, 'It took effect') },
  { name: 'answer', path: `${room}?tab=facts`, open: (page) => press(page, /^Answer: Is the risk/) },
  { name: 'attach', path: `${room}?tab=evidence`, open: (page) => press(page, 'Attach', true) },
  { name: 'look-text', path: `${room}?tab=evidence`, open: (page) => press(page, 'Look at it: E-1') },
  { name: 'look-picture', path: `${room}?tab=evidence`, open: (page) => press(page, 'Look at it: E-2') },
  { name: 'redact', path: `${room}?tab=evidence`, open: (page) => press(page, 'Redact: E-1') },
  { name: 'clock-decide', path: `${room}?tab=clocks`, open: (page) => press(page, /^Decide whether it applies: NIS2/) },
  { name: 'clock-report', path: `${room}?tab=clocks`, open: (page) => press(page, /^Reported: Enterprise/) },
  { name: 'clock-suspend', path: `${room}?tab=clocks`, open: (page) => press(page, /^Silence asked for: NIS2/) },
  { name: 'clock-later', path: `${room}?tab=clocks`, open: (page) => press(page, 'Count from the later moment') },
  { name: 'draft-notice', path: `${room}?tab=notices`, open: (page) => press(page, /^Write: Notice/) },
  { name: 'mail-notice', path: `${room}?tab=notices`, open: (page) => press(page, 'Send by e-mail: N-4') },
  { name: 'letter-again', path: `${room}?tab=notices`, open: (page) => press(page, 'Send again: N-5, 3') },
  { name: 'change-notice', path: `${room}?tab=notices`, open: (page) => press(page, 'Change: N-2') },
  { name: 'report', path: `${room}?tab=reports`, open: (page) => press(page, 'Write the next one') },
  { name: 'factor', path: `${room}?tab=review`, open: (page) => press(page, 'Record a factor') },
  { name: 'follow-up', path: `${room}?tab=review`, open: (page) => press(page, 'Open a follow-up') },
  { name: 'follow-up-done', path: '/follow-ups', open: (page) => press(page, 'Done: F-1') },
  { name: 'follow-up-move', path: '/follow-ups', open: (page) => press(page, 'Move the day: F-1') },
  { name: 'note', path: `${room}?tab=decisions`, open: (page) => press(page, 'Write a note') },
  { name: 'refuse', path: '/approvals/INC-12/A-1', open: (page) => press(page, 'Refuse') },
  { name: 'system', path: room, open: (page) => press(page, 'Change: AI system') },
  { name: 'severity', path: room, open: (page) => press(page, 'Change: Severity') },
  { name: 'refused-stage', path: room, open: (page) => press(page, 'Enter Investigate') },
  { name: 'cover', path: '/on-call', open: (page) => press(page, 'Stand in') },
  { name: 'calendar', path: '/on-call', open: (page) => press(page, 'Calendar') },
  { name: 'token', path: '/people', open: (page) => press(page, 'Make a token') },
  { name: 'token-void', path: '/people', open: (page) => press(page, /^Make void:/) },
  { name: 'kit', path: '/plan', open: (page) => press(page, 'Offline kit') },
  { name: 'approve-version', path: '/plan?part=versions', open: (page) => press(page, 'Approve', true) },
  { name: 'activate-version', path: '/plan?part=versions', open: (page) => press(page, 'Activate', true) },
  { name: 'refuse-version', path: '/plan?part=versions', open: (page) => press(page, 'Refuse', true) },
  { name: 'overtaken-version', path: '/plan?part=versions', open: overtakenVersion },
  { name: 'plan-changes', path: '/plan/edit', open: changeThePlan },
  { name: 'plan-forms', path: '/plan/edit', open: (page) => page.getByRole('tab', { name: 'Common edits' }).click() },
  { name: 'plan-findings', path: '/plan/edit', open: breakThePlan },
  { name: 'calculated', path: '/clocks?regime=eu-gdpr-33', open: calculate },
  { name: 'contact-add', path: '/contacts', open: (page) => press(page, 'Add a contact method') },
  { name: 'contact-code', path: '/contacts', open: (page) => press(page, /^Give the code: /) },
  { name: 'contact-wrong-code', path: '/contacts', open: wrongCode },
  { name: 'contact-secret', path: '/contacts', open: (page) => press(page, /^New secret: /) },
  { name: 'contact-remove', path: '/contacts', open: (page) => press(page, /^Remove Webhook/) },
  { name: 'message', path: '/contacts', open: (page) => press(page, /^Look at it: /) },
  { name: 'invite', path: '/people', open: (page) => press(page, 'Invite somebody') },
];

const wide = { theme: 'light', width: 1440 } as const;
const narrow = { theme: 'dark', width: 320 } as const;
type Glance = typeof wide | typeof narrow;

/** Every made-up world, and how it is looked at: the full one in both ways. */
const worlds = [
  { world: 'empty', glances: [wide] },
  { world: 'hostile', glances: [narrow] },
  { world: 'full', glances: [wide, narrow] },
  { world: 'error', glances: [narrow] },
  { world: 'many', glances: [wide] },
  { world: 'long', glances: [narrow] },
] as const;

describe.skipIf(!chromiumIsThere())('every screen in every state', () => {
  let site: BrowserSite;
  let browser: Browser;
  /** One page for all looks: a page of its own for each would take longer than the look. */
  let watched: WatchedPage;

  beforeAll(async () => {
    await buildWeb();
    site = await startBrowserSite();
    browser = await startChromium();
    watched = await watchedPage(browser, site.origin, wide);
    if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function openAt(path: string, glance: Glance): Promise<Page> {
    const { page, forget } = watched;
    forget();
    await turnTo(page, glance);
    await page.goto(path);
    return page;
  }

  async function assertLook(name: string, glance: Glance, refused: boolean, isFirst: boolean): Promise<void> {
    await settled(watched.page);
    await picture(watched.page, `${name}-${glance.theme}-${glance.width}`);
    await assertClean(watched, refused, isFirst ? everyRule : rulesOfGlance);
  }

  describe.each(worlds)('$world', ({ world, glances }) => {
    test.each(screens)('$name', async ({ name, path, heading }) => {
      site.show(world);
      const fails = world === 'error' && name !== 'sign-in';
      const page = await openAt(path, glances[0]);
      if (fails) await page.getByRole('alert').first().waitFor();
      else await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      for (const glance of glances) {
        await turnTo(page, glance);
        await assertLook(`${world}-${name}`, glance, world === 'error', glance === glances[0]);
      }
    });
  });

  test.each(dialogs)('with $name open', async ({ name, path, open }) => {
    site.show('full');
    // Opened where there is least room; the same dialog is then looked at where there is much.
    const page = await openAt(path, narrow);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
    await open(page);
    for (const glance of [narrow, wide]) {
      await turnTo(page, glance);
      await assertLook(`dialog-${name}`, glance, true, glance === narrow);
    }
  });

  test('from Now to a declared incident with the keyboard alone', async () => {
    site.show('full');
    const { page, complaints } = await watchedPage(browser, site.origin, { theme: 'light', width: 1280 });
    await page.goto('/now');
    await page.getByRole('heading', { level: 1, name: 'Now' }).waitFor();
    await settled(page);
    await page.keyboard.press('j');
    expect(await focused(page)).toMatch(/Look and decide/);
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
    await settled(page);
    await page.locator('[data-row]').nth(1).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('region', { name: '2 groups chosen' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Details' }).waitFor();
    await page.keyboard.press('c');
    await page.getByRole('dialog', { name: 'Declare an incident' }).waitFor();
    await page.keyboard.type('The assistant leaks');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /INC-12/ }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('2');
    await page.getByRole('tab', { name: /Actions/, selected: true }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('plan');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Plan/ }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a clause leads to its place in the plan', async () => {
    site.show('full');
    const { page } = await watchedPage(browser, site.origin, { theme: 'light', width: 1280 });
    await page.goto('/plan#gates.stop-revenue-feature.break_glass');
    const clause = page.locator('[data-clause="gates.stop-revenue-feature"]');
    await clause.waitFor();
    await expect.poll(() => clause.getAttribute('data-named')).toBe('true');
    await expect.poll(async () => (await clause.boundingBox())?.y ?? 9_999).toBeLessThan(900);
    await page.context().close();
  });

  test('a record of 10,000 entries opens at its end, and in its middle', async () => {
    site.show('many');
    const { page, complaints } = await watchedPage(browser, site.origin, { theme: 'light', width: 1440 });
    await page.goto(`${room}?tab=timeline&full=true`);
    await page.getByText('Entry 10000').waitFor();
    await page.evaluate('scrollTo(0, document.body.scrollHeight / 2)');
    await page
      .getByText(/^Entry 50\d\d/)
      .first()
      .waitFor();
    // What is out of sight is not drawn.
    expect(await page.getByText(/^Entry \d+/).count()).toBeLessThan(200);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the first page needs at most 200 KB of JavaScript', () => {
    const dist = join(import.meta.dirname, '../packages/web/dist');
    const page = readFileSync(join(dist, 'index.html'), 'utf8');
    const scripts = [...page.matchAll(/"(\/[^"]+\.js)"/g)].map(([, path = '']) => join(dist, path));
    const bytes = scripts.map((path) => gzipSync(readFileSync(path), { level: 9 }).length);
    console.log(`initial JavaScript: ${Math.round(bytes.reduce((sum, each) => sum + each, 0) / 1_000)} KB gzip`);
    expect(scripts.length).toBeGreaterThan(1);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(200_000);
  });

  test('the guards of this suite see what they are for', async () => {
    site.show('full');
    const { page, complaints, strangers } = await watchedPage(browser, site.origin, { theme: 'light', width: 320 });
    await page.goto('/now');
    await page.getByRole('heading', { level: 1, name: 'Now' }).waitFor();
    await page.evaluate(plantFaults);
    await settled(page);
    expect(await sideways(page)).toBeGreaterThan(0);
    expect(complaints.join('\n')).toMatch(/Content Security Policy/);
    expect((await violationsOf(page)).join()).toContain('image-alt');
    expect((await violationsOf(page, rulesOfGlance)).join()).toContain('color-contrast');
    expect(await page.evaluate(writeMarkup)).toMatch(/TrustedHTML/);
    expect(strangers.length + complaints.length).toBeGreaterThan(0);
    await page.context().close();
  });
});

/** The same page in another theme and size, without loading it again. */
async function turnTo(page: Page, { theme, width }: Glance): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.setViewportSize({ width, height: 900 });
}

/** Everything that was on its way is there, and two frames were drawn with it. */
async function settled(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(nothingOnItsWay), { interval: 20, timeout: 10_000 }).toBe(true);
  await page.evaluate(twoFrames);
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
}

function focused(page: Page): Promise<string> {
  return page.evaluate('document.activeElement?.textContent ?? ""');
}

async function doTask(page: Page): Promise<void> {
  await press(page, /^Classify/);
  await press(page, /^Done:/);
}

async function allQuestions(page: Page): Promise<void> {
  await press(page, 'Answer the questions');
  await press(page, 'All on one page');
  await page.getByLabel('It is not known').first().check();
  await page.getByText('What would be owed').waitFor();
}

async function close(page: Page): Promise<void> {
  await press(page, 'More', true);
  await page.getByRole('menuitem', { name: 'Close incident' }).click();
}

async function overtaken(page: Page): Promise<void> {
  await press(page, 'Look and decide');
  await press(page, 'Approve this action');
  await page.getByText('Somebody was first').waitFor();
}

async function overtakenVersion(page: Page): Promise<void> {
  await press(page, 'Approve', true);
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Another version came into force').waitFor();
}

async function writeInPlan(page: Page, from: string, to: string): Promise<void> {
  const text = page.getByRole('textbox', { name: 'The plan as YAML' });
  await text.fill((await text.inputValue()).replace(from, to));
}

async function changeThePlan(page: Page): Promise<void> {
  await writeInPlan(page, 'within: 4 h, expires: 24 h', 'within: 3 h, expires: 24 h');
  await page.getByRole('tab', { name: /^What changes/ }).click();
  await page.getByText('Stricter').waitFor();
}

async function breakThePlan(page: Page): Promise<void> {
  await writeInPlan(page, 'approve: [1 of legal, 1 of executive]', 'approve: [1 of nobody]');
  await page.getByText('L0-').first().waitFor();
}
