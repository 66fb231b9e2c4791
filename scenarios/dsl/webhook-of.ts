/** What Alertmanager sends for one alert (webhook, version 4). */
export function webhookOf(alertname: string, summary: string, startsAt: string, fingerprint: string): object {
  const labels = { alertname, ai_system: 'support-assistant' };
  return {
    version: '4',
    groupKey: `{}:{alertname="${alertname}"}`,
    receiver: 'muster',
    status: 'firing',
    groupLabels: { alertname },
    commonLabels: labels,
    commonAnnotations: {},
    externalURL: 'https://alerts.example.com',
    truncatedAlerts: 0,
    alerts: [
      {
        status: 'firing',
        labels: { ...labels, severity: 'page' },
        annotations: { summary },
        startsAt,
        endsAt: '0001-01-01T00:00:00Z',
        generatorURL: 'https://metrics.example.com/graph',
        fingerprint,
      },
    ],
  };
}
