import { canonicalText } from './canonical-text.ts';
import { reportRecord, reportSource } from './report/report-record.ts';
import type { MapContext, Mapped } from './sighting.ts';

/** A report of the public form, or a note on one: its notes stand in its group. */
export function mapReport(body: unknown, { receivedAt, systems }: MapContext): Mapped {
  const parsed = reportRecord.safeParse(body);
  const content = parsed.success ? canonicalText(parsed.data.said) : null;
  if (!parsed.success || content === null) return { kind: 'unreadable', why: 'body: not a report' };
  const { report, key, system } = parsed.data;
  const sighting = {
    source: reportSource,
    key,
    groupKey: report,
    system: system !== null && systems.has(system) ? system : null,
    status: 'firing' as const,
    startsAt: receivedAt,
    endsAt: null,
    receivedAt,
    content,
  };
  return { kind: 'sightings', sightings: [sighting] };
}
