import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IncidentView } from '@muster/api';
import { OpenFeature } from '@openfeature/server-sdk';
import type { Client } from '@openfeature/server-sdk';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildWeb } from '../scripts/build-web.ts';
import { alertmanagerIsThere, startAlertmanager } from './support/alertmanager.ts';
import type { Alertmanager } from './support/alertmanager.ts';
import { browserPerson } from './support/browser-person.ts';
import type { BrowserPerson } from './support/browser-person.ts';
import { chromiumIsThere, startChromium } from './support/browser.ts';
import { cliPerson } from './support/cli.ts';
import { openFlagClient } from './support/flag-client.ts';
import { freePort } from './support/free-port.ts';
import { startServer } from './support/server-process.ts';
import type { ServerProcess } from './support/server-process.ts';
import { until } from './support/until.ts';

const room = '/incidents/INC-1';
const everyProgram = alertmanagerIsThere() && chromiumIsThere();

/** The main job in the browser, on an empty data directory: three people, each with a browser of their own. */
describe.skipIf(!everyProgram)('an alert becomes an incident, is stopped, recovered and proven, in the browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-rooms-'));
  const path = (name: string) => join(folder, name);
  const alert = {
    labels: { alertname: 'AssistantLeak', ai_system: 'support-assistant', severity: 'page' },
    annotations: { summary: "The assistant answered with account numbers that were not the customer's own" },
    startsAt: new Date().toISOString(),
  };
  let server: ServerProcess;
  let chromium: Browser;
  let alertmanager: Alertmanager;
  let flags: Client;
  /** The first administrator, who also sits in three seats. */
  let first: BrowserPerson;
  let lead: BrowserPerson;
  let operations: BrowserPerson;
  const everybody = () => [first, lead, operations];

  beforeAll(async () => {
    await buildWeb();
    writeFileSync(path('instance.key'), `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
    const settings = { data: path('data'), port: await freePort(), keyFile: path('instance.key'), folder };
    server = await startServer(settings);
    chromium = await startChromium();
    first = await browserPerson(chromium, server.origin);
    lead = await browserPerson(chromium, server.origin);
    operations = await browserPerson(chromium, server.origin);
  });

  afterAll(async () => {
    await OpenFeature.close();
    await chromium?.close();
    await alertmanager?.stop();
    if (server?.child.ended() === null) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Where a chapter ended badly, and somebody wants to see how: what each of them had on the screen. */
  afterEach(async ({ task }) => {
    const pictures = process.env['MUSTER_PICTURES'];
    if (pictures === undefined || task.result?.state !== 'fail') return;
    const names = ['first', 'lead', 'operations'];
    for (const [at, { page }] of everybody().entries())
      await page.screenshot({ path: join(pictures, `main-job-${names[at]}.png`) });
  });

  /** With MUSTER_PICTURES_README=1 the picture of the README is what stands on the lead's screen: a gate half open. */
  async function paintReadme(): Promise<void> {
    if (process.env['MUSTER_PICTURES_README'] !== '1') return;
    await lead.open(`${room}?tab=actions`);
    await lead.sees('Missing: Security');
    await lead.page.evaluate('document.fonts.ready.then(() => true)');
    const file = join(import.meta.dirname, '../docs/images/room.png');
    await lead.page.screenshot({ path: file });
    expect(statSync(file).size).toBeLessThan(200_000);
  }

  test('the link signs the first person in, once; what is empty says what will be there', async () => {
    await first.open(server.link ?? '');
    await first.sees('Now');
    expect(new URL(first.page.url()).hash).toBe('');
    await first.open('/inbox');
    await first.sees('No signal yet');
  });

  test('two people are invited into their seats; the first person takes the others', async () => {
    const invite = async (name: string, seat: string): Promise<string> => {
      await first.open('/people');
      await first.press('Invite somebody');
      await first.fill('Name', name);
      await first.dialog().getByLabel(seat, { exact: true }).check();
      await first.pressIn('Invite somebody');
      await first.dialog('One-time link').waitFor();
      const link = await first.dialog().locator('p.font-mono').innerText();
      await first.pressIn('Done');
      return link;
    };
    await lead.open(await invite('The security lead', 'Security lead'));
    await lead.sees('Now');
    await operations.open(await invite('The operations lead', 'Operations lead'));
    await operations.sees('Now');
    for (const seat of ['Security deputy', 'General counsel', 'Ml lead'])
      await first.page.getByLabel(seat, { exact: true }).selectOption({ label: 'Administrator' });
    const seats = await until('the seats to be filled', async () => {
      const { body } = await first.asksServer('/api/v1/seats', null);
      const filled = (body['seats'] as readonly { person: string | null }[]).filter(({ person }) => person !== null);
      return filled.length >= 5 ? filled : null;
    });
    expect(new Set(seats.map(({ person }) => person)).size).toBe(3);
  });

  test('machines get their tokens; the SDK evaluates the assistant to on', async () => {
    const token = async (scope: string, title: string): Promise<string> => {
      await first.open('/people');
      await first.press('Make a token');
      await first.dialog().getByLabel('For', { exact: true }).selectOption({ label: scope });
      await first.fill('What it is for', title);
      await first.pressIn('Make a token');
      await first.dialog('Service tokens').waitFor();
      const secret = await first.dialog().locator('p.font-mono').innerText();
      await first.pressIn('Done');
      return secret;
    };
    const intake = await token('Reporting signals', 'Alertmanager');
    flags = await openFlagClient(server.origin, await token('Asking switches', 'The assistant'));
    expect(await flags.getBooleanValue('support-assistant.enabled', false)).toBe(true);
    alertmanager = await startAlertmanager(folder, `${server.origin}/in/alertmanager`, intake);
  });

  test('the real Alertmanager fires; the signal comes into an open inbox by itself, and is declared there', async () => {
    await lead.open('/inbox');
    await lead.sees('No signal yet');
    await alertmanager.post(alert);
    await lead.page.getByText(alert.annotations.summary).first().waitFor();
    await lead.page.getByText(alert.annotations.summary).first().click();
    await lead.sees(alert.annotations.summary);
    await lead.page.locator('main').getByRole('button', { name: 'Declare incident', exact: true }).click();
    await lead.fill('What happened', 'The assistant gives out account numbers of others');
    await lead.dialog().getByLabel('Type').selectOption({ label: 'Instructions overridden by hostile content' });
    await lead.pressIn('Declare incident');
    await lead.page.waitForURL(`**${room}**`);
    await lead.sees('The assistant gives out account numbers of others');
    const { body } = await lead.asksServer(`/api/v1${room}`, null);
    expect(body).toMatchObject({ system: 'support-assistant', type: 'prompt-injection', stage: 'detect' });
  });

  test('facts make it high, and it says why; legal has an hour, on the page of counsel and in the pages that were written', async () => {
    await lead.answer('Which data left its boundary?', 'Confidential');
    await lead.sees('Confidential data was exposed');
    await lead.sees('High');
    await lead.sees('Could be Critical');
    await first.open('/now');
    const review = first.page.getByRole('link', { name: /^Legal reviews the facts/ });
    await review.waitFor();
    expect(await first.page.locator('main').innerText()).toMatch(/\d+ min|\d+:\d\d|1 h/);
    // Whoever is on call for legal is paged already: what is due within the hour is added to that page.
    await until('the page to counsel', async () => {
      const { body: pages } = await lead.asksServer('/api/v1/pages?whose=all', null);
      return JSON.stringify(pages).includes('task:legal-review') ? true : null;
    });
    expect(server.child.err()).toMatch(/"page".*"(general|privacy)-counsel"/);
  });

  test('the stop is asked for; it does not run unapproved, and who asks does not approve', async () => {
    await lead.doTask('Answer the questions of the plan and confirm type and severity', 'Classify');
    await lead.enter('Classify');
    await lead.enter('Contain');
    await lead.open(`${room}?tab=actions`);
    await lead.press('Ask for it: Shut the assistant down');
    await lead.fill('Reason', 'It still answers with account numbers');
    await lead.pressIn('Ask for it');
    await lead.sees('A-1 is asked for');
    expect(await lead.page.getByRole('button', { name: 'Execute', exact: true }).count()).toBe(0);
    expect(await lead.asksServer(`/api/v1${room}/actions/1/execute`, { digest: await lead.digestOf(1) })).toMatchObject(
      {
        status: 409,
        code: 'approval/needed',
      },
    );
    await lead.press('Look and decide');
    await lead.pressIn('Approve this action');
    await lead.sees('The requester never approves their own request.');
    await lead.pressIn('Cancel');
    expect(await flags.getBooleanValue('support-assistant.enabled', false)).toBe(true);
  });

  test('two others see exactly what they approve; it runs, and the SDK evaluates to off and proves it', async () => {
    for (const approver of [operations, first]) {
      await approver.open('/now');
      await approver.page.getByRole('link', { name: 'Look and decide' }).click();
      await approver.sees('It still answers with account numbers');
      await approver.sees('Evidence is captured first, for 60 seconds at most.');
      await approver.press('Approve');
      await approver.sees('You approved A-1');
      if (approver === operations) await paintReadme();
    }
    await lead.open(`${room}?tab=actions`);
    await lead.press('Execute');
    await lead.page
      .getByText(/Executed, not proven yet|Capturing evidence|Proven/)
      .first()
      .waitFor();
    await until('the switch to be off', async () =>
      (await flags.getBooleanValue('support-assistant.enabled', true)) ? null : true,
    );
    await lead.page.getByText('took effect after').first().waitFor();
    const { body } = await lead.asksServer(`/api/v1${room}`, null);
    const [stop] = body['actions'] as readonly { milliseconds: number | null; probe: unknown }[];
    expect(stop).toMatchObject({ progress: 'proven', probe: { seen: [{ title: 'The assistant' }], waitingFor: [] } });
  });

  test('evidence is uploaded, is shown as text and nothing else, and what is missing is visible', async () => {
    writeFileSync(path('assistant.log'), '09:12 assistant: <script>alert(1)</script> 4417\n');
    await lead.open(`${room}?tab=evidence`);
    for (const category of ['System and application logs', "Access control logs and administrators' actions"]) {
      await lead.press(`Attach: ${category}`);
      await lead.dialog().getByLabel('File').setInputFiles(path('assistant.log'));
      await lead.fill('Where it comes from', 'log store');
      await lead.pressIn('Attach');
      await lead.page.getByLabel('Where it comes from').waitFor({ state: 'detached' });
    }
    await lead.page
      .getByRole('button', { name: /^Look at it: E-/ })
      .last()
      .click();
    await lead.page.getByText('<script>alert(1)</script>').first().waitFor();
    await lead.page.keyboard.press('Escape');
    expect(await lead.page.getByText('Missing', { exact: true }).count()).toBe(0);
  });

  test('it is decided, investigated and recovered; the way back passes the same gate', async () => {
    await lead.decide('Which containment steps are taken, and which are not', 'Full stop', 'Numbers still leak');
    await operations.decide('How the service goes on - pause, reroute or by hand', 'By hand', 'Twelve on shift');
    await first.doTask('Legal reviews the facts, the affected data and the duties that follow', 'Classify');
    await lead.enter('Investigate');
    await first.doTask('Name the root cause');
    await first.enter('Recover');
    await first.open(`${room}?tab=decisions`);
    await first.press('Record a fix');
    await first.fill('What is changed', 'Account numbers are filtered');
    await first.fill('Where the change is', 'change 4711');
    await first.dialog().getByLabel('Author').selectOption({ index: 1 });
    await first.pressIn('Record a fix');
    await lead.open(`${room}?tab=decisions`);
    await lead.press('Validate C-1');
    await lead.fill('How it was shown', 'Replayed 200 conversations');
    await lead.pressIn('Validate');
    await lead.sees('C-1 is validated');
    await first.doTask('Have the fix validated by another person than its author');
    await first.open(`${room}?tab=actions`);
    await first.press('Take back');
    await first.fill('Reason', 'The fix is validated');
    await first.pressIn('Take back');
    for (const approver of [operations, lead]) {
      await approver.open(`${room}?tab=actions`);
      await approver.press('Look and decide');
      await approver.pressIn('Approve this action');
      await approver.sees('A-2 is approved by you');
    }
    expect(await flags.getBooleanValue('support-assistant.enabled', true)).toBe(false);
    await first.press('Execute');
    await until('the switch to be on', async () =>
      (await flags.getBooleanValue('support-assistant.enabled', false)) ? true : null,
    );
    await operations.doTask('Restore the service under the same approvals that stopped it');
    await operations.enter('Review');
  });

  test('notices are given or found not to be owed; it is reviewed and closed', async () => {
    await operations.doTask('Go through the timeline: what helped, what was late, what was missing');
    await operations.doTask('Give every follow-up an owner and a date');
    await operations.close('The tool call is checked against the customer now.');
    await operations.sees('Finish these', { part: true });
    await operations.pressIn('Cancel');
    await first.answer('Is the risk material under law, contract or reputation?', 'No');
    await first.settle('They were told: Notify: The executive function');
    await first.settle('They were told: Notify: The vendor of the model');
    const { body: owed } = await first.asksServer(`/api/v1${room}`, null);
    const { clocks } = owed as Pick<IncidentView, 'clocks'>;
    expect(clocks.length).toBeGreaterThan(3);
    for (const { title } of clocks) {
      await first.open(`${room}?tab=clocks`);
      await first.press(`Decide whether it applies: ${title}`);
      await first.pressIn('Does not apply');
      await first.fill('Reason', 'No personal data was shown to anybody else');
      await first.pressIn('Record');
      await first.dialog().waitFor({ state: 'detached' });
    }
    await operations.close('The tool call is checked against the customer now.');
    await operations.sees('INC-1 is closed');
    const { body } = await operations.asksServer(`/api/v1${room}`, null);
    expect(body).toMatchObject({ status: 'closed', nextDue: null });
  });

  test('the pack is downloaded, and verifies with the key alone', async () => {
    await lead.open(room);
    const [download] = await Promise.all([
      lead.page.waitForEvent('download'),
      lead.page.getByRole('link', { name: 'Download pack' }).click(),
    ]);
    await download.saveAs(path('pack.tar'));
    const terminal = cliPerson('outsider', folder, server.origin);
    const key = await lead.asksServer('/api/v1/ledger/key', null);
    writeFileSync(path('ledger.key'), `${String(key.body['key'])}\n`);
    const { code, out } = await terminal.run('verify', path('pack.tar'), '--key', path('ledger.key'));
    expect(JSON.parse(out)).toMatchObject({ result: 'authentic', faults: [] });
    expect(code).toBe(0);
    expect(readFileSync(path('pack.tar')).length).toBeGreaterThan(10_000);
  });

  test('all the while no page complained, and none asked anybody but the server', () => {
    for (const { complaints, strangers } of everybody()) {
      // Chromium itself writes down each refusal that this story asked for.
      expect(
        complaints.filter((line) => !/^error: Failed to load resource: .* status of (409|403)/.test(line)),
      ).toEqual([]);
      expect(strangers).toEqual([]);
    }
  });
});
