import type { Page } from 'playwright-core';
import { z } from 'zod';
import { until } from './until.ts';

export interface ShownNotification {
  readonly title: string;
  readonly body: string;
}

/** The service worker of a page in Chromium, and what it shows. */
export interface BrowserWorker {
  /** Brings a push message to the worker, as Chromium does with one that has come; gives all that is shown now. */
  deliver(message: string): Promise<readonly ShownNotification[]>;
  click(title: string): Promise<void>;
}

const registrations = z.object({
  registrations: z.array(z.object({ registrationId: z.string(), scopeURL: z.string() })),
});
const notifications = z.array(z.object({ title: z.string(), body: z.string() }));

/**
 * Notifications are allowed, and the browser's own push service, which is on the internet, is stood in for by one that
 * gives its subscription. All else is the browser's: the worker, its permission, what it shows and what a click does.
 */
export async function browserWorker(
  page: Page,
  origin: string,
  subscriptionOf: (key: string) => string,
): Promise<BrowserWorker> {
  const context = page.context();
  await context.grantPermissions(['notifications'], { origin });
  await page.exposeFunction('standInSubscription', subscriptionOf);
  await page.addInitScript(`
    PushManager.prototype.getSubscription = async () => null;
    PushManager.prototype.subscribe = async function ({ userVisibleOnly, applicationServerKey }) {
      if (userVisibleOnly !== true || !(this instanceof PushManager)) throw new TypeError('Not as a browser is asked.');
      const text = await window.standInSubscription(applicationServerKey);
      return { toJSON: () => JSON.parse(text), unsubscribe: async () => true };
    };
  `);
  const devtools = await context.newCDPSession(page);
  let registrationId: string | null = null;
  devtools.on('ServiceWorker.workerRegistrationUpdated', (event: unknown) => {
    const own = registrations.parse(event).registrations.find(({ scopeURL }) => scopeURL === `${origin}/`);
    registrationId = own?.registrationId ?? registrationId;
  });
  await devtools.send('ServiceWorker.enable');
  const shown = async () =>
    notifications.parse(
      await page.evaluate(
        `navigator.serviceWorker.ready.then(async (own) => (await own.getNotifications()).map(({ title, body }) => ({ title, body })))`,
      ),
    );
  return {
    async deliver(data) {
      const id = await until('the worker to be registered', async () => registrationId);
      const before = JSON.stringify(await shown());
      let sentAt = -Infinity;
      return until('the notification', async () => {
        // One was lost once, and nobody knows why. With the same tag it is shown once.
        if (performance.now() - sentAt > 3_000) {
          sentAt = performance.now();
          await devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId: id, data });
        }
        const now = await shown();
        return JSON.stringify(now) === before ? null : now;
      });
    },
    async click(title) {
      const worker = await until('the worker', async () => context.serviceWorkers()[0] ?? null);
      await worker.evaluate(`self.registration.getNotifications().then((all) => {
        const notification = all.find((each) => each.title === ${JSON.stringify(title)});
        self.dispatchEvent(new NotificationEvent('notificationclick', { notification }));
      })`);
    },
  };
}
