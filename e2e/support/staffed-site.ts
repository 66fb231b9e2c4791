import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildWeb } from '../../scripts/build-web.ts';
import { browserPerson } from './browser-person.ts';
import type { BrowserPerson } from './browser-person.ts';
import { startChromium } from './browser.ts';
import { freePort } from './free-port.ts';
import { startServer } from './server-process.ts';
import type { ServerProcess } from './server-process.ts';

/** A server of its own, and somebody at a browser in each of these seats. */
export interface StaffedSite {
  readonly server: ServerProcess;
  readonly folder: string;
  /** The first administrator, who sits nowhere. */
  readonly administrator: BrowserPerson;
  at(seat: string): BrowserPerson;
  token(scope: 'intake' | 'flags', title: string): Promise<string>;
  close(): Promise<void>;
}

/** `settings`: more of the configuration, as the environment has it. */
export async function staffedSite(
  seats: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<StaffedSite> {
  await buildWeb();
  const folder = mkdtempSync(join(tmpdir(), 'muster-site-'));
  const keyFile = join(folder, 'instance.key');
  writeFileSync(keyFile, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  const server = await startServer({
    data: join(folder, 'data'),
    port: await freePort(),
    keyFile,
    folder,
    environment: settings,
  });
  const chromium: Browser = await startChromium();
  const administrator = await browserPerson(chromium, server.origin);
  await administrator.open(server.link ?? '');
  await administrator.sees('Now');
  const sitting = new Map<string, BrowserPerson>();
  for (const seat of seats) {
    const { body } = await administrator.asksServer('/api/v1/people', { name: `The ${seat}`, seats: [seat] });
    const person = await browserPerson(chromium, server.origin);
    await person.open(String(body['link']));
    await person.sees('Now');
    sitting.set(seat, person);
  }
  return {
    server,
    folder,
    administrator,
    at(seat) {
      const found = sitting.get(seat);
      if (found === undefined) throw new RangeError(`Nobody sits in ${seat}.`);
      return found;
    },
    async token(scope, title) {
      const { body } = await administrator.asksServer('/api/v1/service-tokens', { scope, title });
      return String(body['token']);
    },
    async close() {
      await chromium.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
