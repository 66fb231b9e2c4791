import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

const binary = '/usr/bin/chromium';

/** The Chromium of the system. In CI its absence is a failure; elsewhere the test says aloud that it is skipped. */
export function chromiumIsThere(): boolean {
  if (existsSync(binary)) return true;
  const said = `${binary} is not installed: apt-get install chromium`;
  if (process.env['CI'] === 'true') throw new Error(said);
  console.warn(`SKIPPED: ${said}`);
  return false;
}

/** Starts it with a folder of its own, asking nobody outside for anything. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: binary,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface WatchedPage {
  readonly page: Page;
  /** What the console said and what the page threw, from its first byte on. Reports of the policy are among it. */
  readonly complaints: readonly string[];
  /** Addresses of other origins that the page asked for. */
  readonly strangers: readonly string[];
  /** Begins anew: what was noted until now belongs to what was looked at before. */
  forget(): void;
}

export interface Look {
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly height?: number;
}

/** A page of its own, with eyes on everything that goes wrong in it. */
export async function watchedPage(browser: Browser, origin: string, look: Look): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height ?? 900 },
    colorScheme: look.theme,
    reducedMotion: 'reduce',
    baseURL: origin,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('blob:')) strangers.push(url);
  });
  const forget = () => {
    complaints.length = 0;
    strangers.length = 0;
  };
  return { page, complaints, strangers, forget };
}
