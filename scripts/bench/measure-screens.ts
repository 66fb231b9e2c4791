import { buildWeb } from '../build-web.ts';
import { chromiumIsThere, startChromium, watchedPage } from '../../e2e/support/browser.ts';
import { framesOf } from '../../e2e/support/browser-scripts.ts';
import { startBrowserSite } from '../../e2e/support/browser-site.ts';

/** The screens in Chromium over a made-up server with an incident of 10,000 entries. Milliseconds. */
export interface ScreensRound {
  /** From the key that opens the timeline to its first entries. */
  readonly openMilliseconds: number;
  /** The 95th percentile of a frame while the record scrolls 3,600 pixels a second. */
  readonly frameP95: number;
  /** The same on a page that is drawn once: what this machine can do at all. */
  readonly stillFrameP95: number;
}

const room = '/incidents/INC-12';

/** Null where Chromium is not installed. */
export async function measureScreens(): Promise<ScreensRound | null> {
  if (!chromiumIsThere()) return null;
  await buildWeb();
  const site = await startBrowserSite();
  const browser = await startChromium();
  try {
    site.show('many');
    const { page } = await watchedPage(browser, site.origin, { theme: 'light', width: 1440 });
    await page.goto(room);
    await page.getByRole('tab', { name: /Timeline/ }).waitFor();
    const began = performance.now();
    await page.keyboard.press('5');
    await page
      .getByRole('listitem')
      .filter({ hasText: /destroyed|went from|did/ })
      .first()
      .waitFor();
    const openMilliseconds = performance.now() - began;
    await page.goto(`${room}?tab=timeline&full=true`);
    await page.getByText('Entry 10000').waitFor();
    const frameP95 = p95(await page.evaluate<number[]>(framesOf(60)));
    await page.goto('/plan');
    await page.getByRole('heading', { name: 'Gates' }).waitFor();
    return { openMilliseconds, frameP95, stillFrameP95: p95(await page.evaluate<number[]>(framesOf(15))) };
  } finally {
    await browser.close();
    await site.close();
  }
}

function p95(frames: readonly number[]): number {
  return frames.toSorted((one, other) => one - other)[Math.floor(frames.length * 0.95)] ?? 0;
}
