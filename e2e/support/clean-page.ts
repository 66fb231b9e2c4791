import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { WatchedPage } from './browser.ts';

/** Nothing was complained about, nobody else was asked, it needs no scrolling sideways, and these rules find nothing. */
export async function assertClean(
  { page, complaints, strangers }: WatchedPage,
  refused: boolean,
  rules: typeof everyRule | typeof rulesOfGlance,
): Promise<void> {
  // A browser writes every answer of 400 and above to the console; where the world refuses that is no complaint.
  const own = complaints.filter((each) => !(refused && each.startsWith('error: Failed to load resource')));
  expect(own).toEqual([]);
  expect(strangers).toEqual([]);
  expect(await sideways(page)).toBe(0);
  expect(await violationsOf(page, rules)).toEqual([]);
}

/** Every rule of accessibility that the pages are held to. */
export const everyRule = {
  type: 'tag' as const,
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** What the same page can fail in another theme and size: the other rules look at what both have. */
export const rulesOfGlance = {
  type: 'rule' as const,
  values: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable', 'aria-hidden-focus'],
};

/** What axe finds on the page as it stands, a sentence each. */
export async function violationsOf(
  page: Page,
  runOnly: typeof everyRule | typeof rulesOfGlance = everyRule,
): Promise<string[]> {
  // Our pages have no frames. Otherwise it would open an empty page each time, only to put frames together.
  const builder = new AxeBuilder({ page }).options({ runOnly, resultTypes: ['violations'] });
  const { violations } = await builder.setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')} ${failureSummary.replaceAll('\n', ' ')}`)
      // What is half under a sticky bar just now is scrolled out of it before it is pressed.
      .filter((told) => !(id === 'target-size' && told.includes('partially obscured'))),
  );
}

/** By how many pixels the page is wider than the window. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate('Math.max(0, document.documentElement.scrollWidth - innerWidth)');
}
