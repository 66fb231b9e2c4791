import type { Answer } from '../../client/route-name.ts';

export type IncidentListed = Answer<'incidents.list'>['items'][number];

export interface IncidentFilter {
  readonly status?: IncidentListed['status'];
  readonly severity?: IncidentListed['severity'];
  readonly text?: string;
}

/** Every given part has to fit; every typed word has to be in reference, title or owner. */
export function fitsFilter(incident: IncidentListed, { status, severity, text = '' }: IncidentFilter): boolean {
  if (status !== undefined && incident.status !== status) return false;
  if (severity !== undefined && incident.severity !== severity) return false;
  const hay = `${incident.reference} ${incident.title ?? ''} ${incident.owner.name ?? ''}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}
