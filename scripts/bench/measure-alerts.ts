import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient, routes } from '@muster/api';
import type { Client } from '@muster/api';
import { alertmanagerIsThere, startAlertmanager } from '../../e2e/support/alertmanager.ts';
import { jsonRequest, measureLoad } from './keep-alive-load.ts';
import type { StartedServer } from './start-server.ts';

/** Alerts per second that each takes over the same number of connections. */
export interface AlertRates {
  readonly muster: { readonly repeated: number; readonly unique: number };
  readonly alertmanager: { readonly repeated: number; readonly unique: number };
  /** Unique alerts per second, until all of them are in Muster's inbox: they are taken in first and read behind. */
  readonly read: number;
}

/** One alert in each request, and as many as Prometheus sends in one when much fires at once. */
export const alertsPerRequest = [1, 64] as const;

const connections = 32;
const seconds = 2;
const startsAt = '2026-11-23T09:30:00.000Z';

/** Rates for each of `alertsPerRequest`; null where Alertmanager is not installed. */
export async function measureAlerts(server: StartedServer, folder: string): Promise<readonly AlertRates[] | null> {
  if (!alertmanagerIsThere()) return null;
  const client = createClient({ origin: server.origin, token: server.administrator, fetch });
  const issued = await client.call(routes.people.issueServiceToken, { body: { scope: 'intake', title: 'The bench' } });
  const alertmanager = await startAlertmanager(folder, 'http://127.0.0.1:1/nobody', 'none');
  try {
    const rates: AlertRates[] = [];
    for (const perRequest of alertsPerRequest)
      rates.push(await measureBoth({ server, client, token: issued.token, alertmanager, perRequest }));
    return rates;
  } finally {
    await alertmanager.stop();
  }
}

interface Both {
  readonly client: Client;
  readonly server: StartedServer;
  readonly token: string;
  readonly alertmanager: { readonly origin: string };
  readonly perRequest: number;
}

/**
 * The same alerts to Muster and to Debian's Alertmanager, in turn, on one machine: an alert that fires again and again,
 * and alerts that are all different. Muster answers once an alert is flushed to the disk; Alertmanager keeps alerts in
 * memory.
 */
async function measureBoth({ server, client, token, alertmanager, perRequest }: Both): Promise<AlertRates> {
  const toAlertmanager = (unique: boolean) =>
    rate(alertmanager.origin, unique, perRequest, (alerts) => [
      '/api/v2/alerts',
      JSON.stringify(alerts.map((labels) => ({ labels, annotations, startsAt }))),
      {},
    ]);
  const toMuster = (unique: boolean) =>
    rate(server.origin, unique, perRequest, (alerts) => [
      '/in/alertmanager',
      JSON.stringify(webhook(alerts)),
      { authorization: `Bearer ${token}` },
    ]);
  const repeated = { alertmanager: await toAlertmanager(false), muster: await toMuster(false) };
  const theirs = await toAlertmanager(true);
  const before = await inboxOf(client, 0);
  const began = performance.now();
  const ours = await toMuster(true);
  await inboxOf(client, before + ours.alerts);
  return {
    alertmanager: { repeated: repeated.alertmanager.perSecond, unique: theirs.perSecond },
    muster: { repeated: repeated.muster.perSecond, unique: ours.perSecond },
    read: (ours.alerts * 1000) / (performance.now() - began),
  };
}

/** Waits until so many signals are in the inbox, so that nothing of one measurement is left for the next. */
async function inboxOf(client: Client, least: number): Promise<number> {
  for (;;) {
    let signals = 0;
    for (let after: string | null | undefined; after !== null;) {
      const page = await client.call(routes.signals.list, { query: { limit: 200, ...(after ? { after } : {}) } });
      signals += page.items.reduce((sum, group) => sum + group.signals, 0);
      after = page.next;
    }
    if (signals >= least) return signals;
    await pause(100);
  }
}

export type Labels = Readonly<Record<string, string>>;
type Request = readonly [path: string, body: string, headers: Readonly<Record<string, string>>];

const annotations = { summary: 'The assistant answered with account numbers that were not the customer’s own' };

async function rate(
  origin: string,
  unique: boolean,
  perRequest: number,
  request: (alerts: readonly Labels[]) => Request,
): Promise<{ readonly perSecond: number; readonly alerts: number }> {
  const { hostname, port, host } = new URL(origin);
  let count = 0;
  const encode = (kind: string) => {
    const alerts = Array.from({ length: perRequest }, (_, at) => labelsOf(`${kind}-${at}`));
    const [path, body, headers] = request(alerts);
    return jsonRequest('POST', path, host, body, headers);
  };
  const same = encode(`same-${perRequest}`);
  const next = unique ? () => encode(`${perRequest}-${(count += 1)}`) : () => same;
  const load = await measureLoad({ host: hostname, port: Number(port), connections, seconds, next });
  return { perSecond: load.perSecond * perRequest, alerts: load.requests * perRequest };
}

function labelsOf(instance: string): Labels {
  return { alertname: 'AssistantLeak', ai_system: 'support-assistant', severity: 'page', instance };
}

/** What Alertmanager itself would send for these alerts (webhook, version 4). */
export function webhook(alerts: readonly Labels[]): unknown {
  return {
    version: '4',
    groupKey: '{}:{alertname="AssistantLeak"}',
    status: 'firing',
    truncatedAlerts: 0,
    alerts: alerts.map((labels) => {
      const fingerprint = createHash('sha256')
        .update(labels['instance'] ?? '')
        .digest('hex')
        .slice(0, 16);
      return { status: 'firing', labels, annotations, startsAt, endsAt: '0001-01-01T00:00:00Z', fingerprint };
    }),
  };
}
