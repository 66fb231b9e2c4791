import type { Severity } from '@muster/plan';

/** How alerting tools call how bad something is: labels of Prometheus rules, syslog, PagerDuty, Sentry, Grafana. */
const words: ReadonlyMap<string, Severity> = new Map<string, Severity>([
  ['critical', 'critical'],
  ['fatal', 'critical'],
  ['emergency', 'critical'],
  ['page', 'critical'],
  ['p1', 'critical'],
  ['sev1', 'critical'],
  ['high', 'high'],
  ['error', 'high'],
  ['major', 'high'],
  ['alert', 'high'],
  ['p2', 'high'],
  ['sev2', 'high'],
  ['medium', 'medium'],
  ['moderate', 'medium'],
  ['warning', 'medium'],
  ['warn', 'medium'],
  ['p3', 'medium'],
  ['sev3', 'medium'],
  ['low', 'low'],
  ['minor', 'low'],
  ['info', 'low'],
  ['informational', 'low'],
  ['notice', 'low'],
  ['p4', 'low'],
  ['sev4', 'low'],
]);

/** The level that a source's own word means; null for a word that nobody has agreed on. */
export function levelOfWord(word: string): Severity | null {
  return words.get(word.trim().toLowerCase().replaceAll(/[\s-]/g, '')) ?? null;
}
