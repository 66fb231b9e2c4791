import { z } from 'zod';
import { canonicalText } from './canonical-text.ts';
import { instantOf } from './sighting.ts';
import type { MapContext, Mapped, Sighting } from './sighting.ts';

const source = 'alertmanager';

const texts = z.record(z.string(), z.string());

const alert = z.looseObject({
  status: z.enum(['firing', 'resolved']),
  labels: texts,
  annotations: texts.default({}),
  startsAt: z.string(),
  endsAt: z.string().optional(),
  generatorURL: z.string().default(''),
  fingerprint: z.string().min(1),
});
type Alert = z.infer<typeof alert>;

/** The webhook of Alertmanager, version 4 (prometheus.io/docs/alerting/latest/configuration/#webhook_config). */
const webhook = z.looseObject({
  version: z.literal('4'),
  groupKey: z.string().min(1),
  status: z.enum(['firing', 'resolved']),
  alerts: z.array(alert),
  truncatedAlerts: z.int().min(0).default(0),
});
type Webhook = z.infer<typeof webhook>;

/** A fingerprint as Alertmanager makes it: 64 bits in hex. Any other text might say something. */
const printed = /^[0-9a-f]{16}$/;

/** What Alertmanager writes where there is no time: year 1. */
const noTime = '0001-01-01';

/**
 * One sighting for each alert of a webhook. An alert is the same one while fingerprint and startsAt are. Fields that
 * are not known are passed over; one that is needed and missing makes the whole body unreadable, with its place.
 */
export function mapAlertmanager(body: unknown, context: MapContext): Mapped {
  const parsed = webhook.safeParse(body);
  if (!parsed.success) return { kind: 'unreadable', why: faultsOf(parsed.error) };
  const sightings: Sighting[] = [];
  for (const [at, each] of parsed.data.alerts.entries()) {
    const sighting = sightingOf(each, parsed.data.groupKey, context);
    if (typeof sighting === 'string') return { kind: 'unreadable', why: `alerts.${at}: ${sighting}` };
    sightings.push(sighting);
  }
  return { kind: 'sightings', sightings: [...sightings, ...leftOut(parsed.data, context)] };
}

function sightingOf(given: Alert, groupKey: string, { receivedAt, systems, nameOf }: MapContext): Sighting | string {
  const startsAt = instantOf(given.startsAt);
  if (startsAt === null) return 'startsAt is no instant';
  const { labels, annotations, generatorURL, fingerprint } = given;
  // Without the receiver, the group and endsAt: two receivers tell of one alert, and a later end is no other alert.
  const content = canonicalText({ labels, annotations, generatorURL, fingerprint, startsAt: given.startsAt });
  if (content === null) return 'it holds half a surrogate pair';
  const named = [labels['ai_system'], labels['system']].find((each) => each !== undefined && systems.has(each));
  return {
    source,
    key: `${printed.test(fingerprint) ? fingerprint : nameOf(fingerprint)} ${startsAt}`,
    groupKey: nameOf(groupKey),
    system: named ?? null,
    status: given.status,
    startsAt,
    endsAt: given.endsAt === undefined || given.endsAt.startsWith(noTime) ? null : instantOf(given.endsAt),
    receivedAt,
    content,
  };
}

/** Alertmanager cuts a group at its `max_alerts`: that some are missing is a signal of its own. */
function leftOut(
  { groupKey, status, truncatedAlerts }: Webhook,
  { receivedAt, nameOf }: MapContext,
): readonly Sighting[] {
  if (truncatedAlerts === 0) return [];
  const title = `Alertmanager left out ${truncatedAlerts} more alerts of this group`;
  return [
    {
      source,
      key: `left-out ${nameOf(groupKey)}`,
      groupKey: nameOf(groupKey),
      system: null,
      status,
      startsAt: receivedAt,
      endsAt: null,
      receivedAt,
      content: canonicalText({ title, truncatedAlerts }) ?? title,
    },
  ];
}

function faultsOf(error: z.ZodError): string {
  const faults = error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.map(String).join('.') || 'body'}: ${issue.code}`);
  return faults.join('; ');
}
