import type { Page } from 'playwright-core';

export function press(page: Page, name: string | RegExp, exact = false): Promise<void> {
  return page.getByRole('button', { name, exact }).first().click();
}

export async function seeTicket(page: Page): Promise<void> {
  await page.keyboard.press('t');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Title of the ticket').fill('Answers hold account data');
  await dialog.getByLabel('Why it is no incident').fill('Nobody outside saw it');
  await dialog.getByRole('button', { name: 'See what leaves' }).click();
  await dialog.getByText('Muster reference').waitFor();
}

export async function wrongCode(page: Page): Promise<void> {
  await press(page, /^Give the code: /);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Code').fill('000000');
  await dialog.getByRole('button', { name: 'Give the code' }).click();
  await dialog.getByText('This is not the code that was sent').waitFor();
}

export async function calculate(page: Page): Promise<void> {
  await page.getByLabel('Aware', { exact: true }).fill('2026-12-24T17:00');
  await page.getByText('Act by').first().waitFor();
}

/** The way in from Slack opens the dialog by itself, and the address does not say so any more. */
export async function fromOutside(page: Page): Promise<void> {
  await page.getByRole('dialog', { name: 'Declare an incident' }).waitFor();
  await page.waitForURL((url) => !url.search.includes('declare'));
}
