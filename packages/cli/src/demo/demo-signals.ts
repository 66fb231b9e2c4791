import { setTimeout as pause } from 'node:timers/promises';
import { routes } from '@muster/api';
import type { DemoCast } from './demo-cast.ts';

interface Alert {
  readonly name: string;
  readonly summary: string;
  readonly minutesAgo: number;
}

/** One webhook of Alertmanager, version 4, about the support assistant. */
export async function sendAlert({ alerts }: DemoCast, now: () => Temporal.Instant, alert: Alert): Promise<void> {
  const labels = { alertname: alert.name, ai_system: 'support-assistant', severity: 'page' };
  const webhook = {
    version: '4',
    groupKey: `{}:{alertname="${alert.name}"}`,
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'muster',
    groupLabels: { alertname: alert.name },
    commonLabels: labels,
    commonAnnotations: {},
    externalURL: 'https://alerts.example.com',
    alerts: [
      {
        status: 'firing',
        labels,
        annotations: { summary: alert.summary },
        startsAt: now().subtract({ minutes: alert.minutesAgo }).toString({ smallestUnit: 'millisecond' }),
        endsAt: '0001-01-01T00:00:00Z',
        generatorURL: 'https://metrics.example.com/graph',
        fingerprint: alert.name.toLowerCase(),
      },
    ],
  };
  await alerts.call(routes.signals.alertmanager, { body: bytesOf(webhook) });
}

/** What a customer told the hot line, as another program passes it on. */
export async function sendReport({ alerts }: DemoCast, title: string, text: string): Promise<void> {
  await alerts.call(routes.signals.generic, { body: bytesOf({ title, text, system: 'support-assistant' }) });
}

/** The id of the group whose title says this, once the intake was read. Throws after ten seconds. */
export async function groupOf(cast: DemoCast, title: string): Promise<string> {
  for (let left = 100; left > 0; left--) {
    const { items } = await cast.as('security-lead').call(routes.signals.list);
    const found = items.find((group) => group.title.includes(title));
    if (found !== undefined) return found.id;
    await pause(100);
  }
  throw new Error(`No group of signals says: ${title}`);
}

function bytesOf(value: object): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}
