import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient, routes } from '@muster/api';
import { z } from 'zod';
import { alertmanagerIsThere, startAlertmanager } from '../../e2e/support/alertmanager.ts';
import { freePort } from '../../e2e/support/free-port.ts';
import { waitUntil } from '../../packages/server/bench/append-bench.ts';
import { webhook } from './measure-alerts.ts';
import type { Labels } from './measure-alerts.ts';
import { seated } from './measure-commands.ts';
import type { StartedServer } from './start-server.ts';

export interface Waits {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
}

/** Milliseconds from a cause until the word leaves, while 50 different signals come in each second. */
export interface PageWaits {
  /** From the request that declares an incident to the first call for it. */
  readonly muster: Waits;
  /** From an alert that is posted to the webhook that tells of it, with `group_wait: 0s`; null where it is not installed. */
  readonly alertmanager: Waits | null;
}

const signalsPerSecond = 50;
const causes = 40;
const everyMilliseconds = 250;

const pageLine = z.object({ at: z.string(), message: z.literal('page'), reference: z.string() });

/** Muster and Debian's Alertmanager in turn, on one machine, with the same signals beside. */
export async function measurePages(server: StartedServer, folder: string): Promise<PageWaits> {
  return { muster: await pagesOfMuster(server), alertmanager: await webhooksOfAlertmanager(folder) };
}

async function pagesOfMuster(server: StartedServer): Promise<Waits> {
  const [token = ''] = await seated(server);
  const client = createClient({ origin: server.origin, token, fetch });
  const admin = createClient({ origin: server.origin, token: server.administrator, fetch });
  const intake = await admin.call(routes.people.issueServiceToken, { body: { scope: 'intake', title: 'The bench' } });
  const sent = new Map<string, number>();
  await withSignals(
    (alerts) =>
      fetch(`${server.origin}/in/alertmanager`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${intake.token}` },
        body: JSON.stringify(webhook(alerts)),
      }),
    async () => {
      for (let at = 0; at < causes; at += 1) {
        const began = Date.now();
        const body = { type: 'prompt-injection', title: 'Account numbers given out', system: 'support-assistant' };
        sent.set((await client.call(routes.incidents.declare, { body })).reference, began);
        await pause(everyMilliseconds);
      }
    },
  );
  await pause(1_500);
  const left = new Map<string, number>();
  for (const line of server.said().split('\n')) {
    const read = line.startsWith('{') ? pageLine.safeParse(JSON.parse(line)) : null;
    if (read?.success === true && !left.has(read.data.reference))
      left.set(read.data.reference, Date.parse(read.data.at));
  }
  return waitsOf(
    [...sent].map(([reference, began]) => {
      const at = left.get(reference);
      if (at === undefined) throw new Error(`Nobody was called for ${reference}.`);
      return at - began;
    }),
  );
}

async function webhooksOfAlertmanager(folder: string): Promise<Waits | null> {
  if (!alertmanagerIsThere()) return null;
  const told = new Map<string, number>();
  const port = await freePort();
  const receiver = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const name = /"alertname":"(cause-\d+)"/.exec(body)?.[1];
      if (name !== undefined && !told.has(name)) told.set(name, Date.now());
      response.end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(port, '127.0.0.1', resolve));
  const alertmanager = await startAlertmanager(folder, `http://127.0.0.1:${port}/`, 'none', '0s');
  const post = (alerts: readonly Labels[]) =>
    fetch(`${alertmanager.origin}/api/v2/alerts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(alerts.map((labels) => ({ labels, annotations: {} }))),
    });
  const sent: [string, number][] = [];
  try {
    await withSignals(post, async () => {
      for (let at = 0; at < causes; at += 1) {
        sent.push([`cause-${at}`, Date.now()]);
        await post([{ alertname: `cause-${at}` }]);
        await pause(everyMilliseconds);
      }
    });
    await pause(1_500);
  } finally {
    await alertmanager.stop();
    receiver.close();
  }
  return waitsOf(
    sent.map(([name, began]) => {
      const at = told.get(name);
      if (at === undefined) throw new Error(`Alertmanager did not tell of ${name}.`);
      return at - began;
    }),
  );
}

/** Different signals at a steady rate for as long as the work takes. */
async function withSignals(
  post: (alerts: readonly Labels[]) => Promise<Response>,
  work: () => Promise<void>,
): Promise<void> {
  let over = false;
  const posting = (async () => {
    const began = performance.now();
    for (let at = 0; !over; at += 1) {
      await waitUntil(began + (at * 1000) / signalsPerSecond);
      const response = await post([{ alertname: 'Noise', instance: `machine-${at}` }]);
      if (!response.ok) throw new Error(`A signal was refused: ${await response.text()}`);
    }
  })();
  await work();
  over = true;
  await posting;
}

function waitsOf(waits: readonly number[]): Waits {
  const sorted = waits.toSorted((one, other) => one - other);
  const share = (of: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? 0;
  return { count: sorted.length, p50: share(0.5), p99: share(0.99) };
}
