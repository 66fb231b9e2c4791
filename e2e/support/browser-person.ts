import type { Browser, Locator, Page } from 'playwright-core';
import { watchedPage } from './browser.ts';

/** A person at a browser of their own, who does what the labels on the screen say. */
export interface BrowserPerson {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly strangers: readonly string[];
  open(address: string): Promise<void>;
  sees(text: string, options?: { readonly part?: boolean }): Promise<void>;
  press(button: string, options?: { readonly last?: boolean }): Promise<void>;
  dialog(title?: string): Locator;
  /** Presses a button of the open dialog. */
  pressIn(button: string): Promise<void>;
  /** Fills a field of the open dialog. */
  fill(label: string, text: string): Promise<void>;
  answer(question: string, choice: string): Promise<void>;
  doTask(title: string, stage?: string): Promise<void>;
  settle(duty: string): Promise<void>;
  decide(title: string, choice: string, rationale: string): Promise<void>;
  enter(stage: string): Promise<void>;
  close(review: string): Promise<void>;
  /** Asks the server as the page does, past the screens: with its session. A body makes it a POST. */
  asksServer(
    path: string,
    body: unknown,
    method?: 'PUT',
  ): Promise<{ readonly status: number; readonly code: string | null; readonly body: Record<string, unknown> }>;
  digestOf(action: number): Promise<string>;
}

const room = '/incidents/INC-1';

export async function browserPerson(browser: Browser, origin: string): Promise<BrowserPerson> {
  const { page, complaints, strangers } = await watchedPage(browser, origin, { theme: 'light', width: 1280 });
  page.setDefaultTimeout(15_000);

  /** A message at the edge of the screen is a dialog too, for a screen reader; not for a person at work. */
  const dialog = (title?: string) =>
    page
      .getByRole('dialog', title === undefined ? {} : { name: title })
      .and(page.locator(':not([data-toast])'))
      .last();
  const open = async (address: string) => void (await page.goto(address));
  const press: BrowserPerson['press'] = async (name, { last = false } = {}) => {
    const buttons = page.getByRole('button', { name, exact: true });
    await (last ? buttons.last() : buttons.first()).click();
  };
  const pressIn = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
  const fill = (label: string, text: string) => dialog().getByLabel(label, { exact: false }).first().fill(text);
  const gone = () => dialog().waitFor({ state: 'detached' });
  const asksServer: BrowserPerson['asksServer'] = async (path, body, method) => {
    const init = {
      method: method ?? (body === null ? 'GET' : 'POST'),
      body: body === null ? null : JSON.stringify(body),
    };
    const answer = await page.evaluate(
      `fetch(${JSON.stringify(path)}, { ...${JSON.stringify(init)}, headers: { 'content-type': 'application/json' } })
        .then(async (response) => ({ status: response.status, body: await response.json() }))`,
    );
    const { status, body: given } = answer as { status: number; body: Record<string, unknown> };
    return { status, body: given, code: typeof given['code'] === 'string' ? given['code'] : null };
  };

  return {
    page,
    complaints,
    strangers,
    open,
    press,
    pressIn,
    dialog,
    fill,
    asksServer,
    async sees(text, { part = false } = {}) {
      await page.getByText(text, { exact: !part }).filter({ visible: true }).first().waitFor();
    },
    async answer(question, choice) {
      await open(`${room}?tab=facts`);
      await page.getByRole('button', { name: `Answer: ${question}` }).click();
      await page.getByRole('radio', { name: choice, exact: true }).check();
      await press('Record');
      await page.getByRole('button', { name: `Change: ${question}` }).waitFor();
    },
    async doTask(title, stage) {
      await open(room);
      if (stage !== undefined)
        await page
          .getByRole('button', { name: new RegExp(`^${stage}`) })
          .first()
          .click();
      await page.getByRole('button', { name: `Done: ${title}` }).click();
      await pressIn('Done');
      await gone();
    },
    async settle(duty) {
      await open(room);
      await page.getByRole('button', { name: duty }).click();
      await pressIn('Done');
      await gone();
    },
    async decide(title, choice, rationale) {
      await open(room);
      await page.getByRole('button', { name: `Decide: ${title}` }).click();
      await fill('What is decided', choice);
      await fill('Because', rationale);
      await pressIn('Decide');
      await gone();
    },
    async enter(stage) {
      await open(room);
      await press(`Enter ${stage}`);
      await page.locator('[aria-current="step"]', { hasText: stage }).waitFor();
    },
    async close(review) {
      await open(room);
      await press('Close incident');
      await fill('Review', review);
      await pressIn('Close incident');
    },
    async digestOf(action) {
      const { body } = await asksServer(`/api/v1${room}`, null);
      const actions = body['actions'] as readonly { number: number; digest: string }[];
      return actions.find(({ number }) => number === action)?.digest ?? '';
    },
  };
}
