import { createHash } from 'node:crypto';
import { createClient, routes } from '@muster/api';
import { alertmanagerIsThere, startAlertmanager } from '../../e2e/support/alertmanager.ts';
import { measureLoad, postRequest } from './keep-alive-load.ts';
import type { StartedServer } from './start-server.ts';

/** Alerts per second that each takes, one alert a request, over the same number of connections. */
export interface AlertRates {
  readonly muster: { readonly repeated: number; readonly unique: number };
  readonly alertmanager: { readonly repeated: number; readonly unique: number };
}

const connections = 32;
const seconds = 5;
const startsAt = '2026-11-23T09:30:00.000Z';

/**
 * The same alerts to Muster and to Debian's Alertmanager, in turn, on one machine: an alert that fires again and again,
 * and alerts that are all different. Muster answers once an alert is flushed to the disk; Alertmanager keeps alerts in
 * memory. Null where Alertmanager is not installed.
 */
export async function measureAlerts(server: StartedServer, folder: string): Promise<AlertRates | null> {
  if (!alertmanagerIsThere()) return null;
  const client = createClient({ origin: server.origin, token: server.administrator, fetch });
  const issued = await client.call(routes.people.issueServiceToken, { body: { scope: 'intake', title: 'The bench' } });
  const alertmanager = await startAlertmanager(folder, 'http://127.0.0.1:1/nobody', 'none');
  try {
    const toAlertmanager = (unique: boolean) =>
      rate(alertmanager.origin, unique, (labels) => [
        '/api/v2/alerts',
        JSON.stringify([{ labels, annotations, startsAt }]),
        {},
      ]);
    const toMuster = (unique: boolean) =>
      rate(server.origin, unique, (labels) => [
        '/in/alertmanager',
        JSON.stringify(webhook(labels)),
        { authorization: `Bearer ${issued.token}` },
      ]);
    const repeated = { alertmanager: await toAlertmanager(false), muster: await toMuster(false) };
    const unique = { alertmanager: await toAlertmanager(true), muster: await toMuster(true) };
    return {
      alertmanager: { repeated: repeated.alertmanager, unique: unique.alertmanager },
      muster: { repeated: repeated.muster, unique: unique.muster },
    };
  } finally {
    await alertmanager.stop();
  }
}

type Labels = Readonly<Record<string, string>>;
type Request = readonly [path: string, body: string, headers: Readonly<Record<string, string>>];

const annotations = { summary: 'The assistant answered with account numbers that were not the customer’s own' };

async function rate(origin: string, unique: boolean, request: (labels: Labels) => Request): Promise<number> {
  const { hostname, port, host } = new URL(origin);
  let count = 0;
  const encode = (labels: Labels) => {
    const [path, body, headers] = request(labels);
    return postRequest(path, host, body, headers);
  };
  const same = encode(labelsOf('same'));
  const next = unique ? () => encode(labelsOf(`n-${(count += 1)}`)) : () => same;
  return (await measureLoad({ host: hostname, port: Number(port), connections, seconds, next })).perSecond;
}

function labelsOf(instance: string): Labels {
  return { alertname: 'AssistantLeak', ai_system: 'support-assistant', severity: 'page', instance };
}

/** What Alertmanager itself would send for one alert (webhook, version 4). */
function webhook(labels: Labels): unknown {
  const fingerprint = createHash('sha256').update(JSON.stringify(labels)).digest('hex').slice(0, 16);
  const alert = { status: 'firing', labels, annotations, startsAt, endsAt: '0001-01-01T00:00:00Z', fingerprint };
  return {
    version: '4',
    groupKey: '{}:{alertname="AssistantLeak"}',
    status: 'firing',
    truncatedAlerts: 0,
    alerts: [alert],
  };
}
