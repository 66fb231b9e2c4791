import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startChild } from './child.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

const binary = '/usr/bin/prometheus-alertmanager';

/** Debian's own package. In CI its absence is a failure; elsewhere the test says aloud that it is skipped. */
export function alertmanagerIsThere(): boolean {
  if (existsSync(binary)) return true;
  const said = `${binary} is not installed: apt-get install prometheus-alertmanager`;
  if (process.env['CI'] === 'true') throw new Error(said);
  console.warn(`SKIPPED: ${said}`);
  return false;
}

export interface Alertmanager {
  readonly version: string;
  readonly origin: string;
  /** Fires an alert by its API, version 2, as Prometheus does; with `endsAt` in the past it resolves. */
  post(alert: Alert): Promise<void>;
  stop(): Promise<void>;
}

export interface Alert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly startsAt: string;
  readonly endsAt?: string;
}

/** The real Alertmanager, sending every alert to the intake of Muster with a bearer token. */
export async function startAlertmanager(
  folder: string,
  webhook: string,
  token: string,
  groupWait = '200ms',
): Promise<Alertmanager> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const config = join(folder, 'alertmanager.yml');
  const storage = join(folder, 'alertmanager');
  await mkdir(storage, { recursive: true });
  await writeFile(config, configuration(webhook, token, groupWait), { mode: 0o600 });
  const child = startChild(
    binary,
    [
      `--config.file=${config}`,
      `--storage.path=${storage}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
    ],
    { environment: { PATH: process.env['PATH'] ?? '' }, folder },
  );
  const version = await until('Alertmanager being ready', async () => {
    if (child.ended() !== null) throw new Error(`Alertmanager ended: ${child.err()}`);
    const ready = await fetch(`${origin}/-/ready`).catch(() => null);
    if (ready?.ok !== true) return null;
    return /version="([^"]*)"/.exec(await (await fetch(`${origin}/metrics`)).text())?.[1] ?? 'unknown';
  });
  return {
    version,
    origin,
    async post(alert) {
      const response = await fetch(`${origin}/api/v2/alerts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify([alert]),
      });
      if (!response.ok) throw new Error(`Alertmanager refused the alert: ${await response.text()}`);
    },
    async stop() {
      child.signal('SIGTERM');
      await child.end;
    },
  };
}

function configuration(webhook: string, token: string, groupWait: string): string {
  return [
    'route:',
    '  receiver: muster',
    '  group_by: [alertname]',
    `  group_wait: ${groupWait}`,
    '  group_interval: 1s',
    '  repeat_interval: 1h',
    'receivers:',
    '  - name: muster',
    '    webhook_configs:',
    `      - url: ${webhook}`,
    '        send_resolved: true',
    '        http_config:',
    `          authorization: { type: Bearer, credentials: ${token} }`,
    '',
  ].join('\n');
}
