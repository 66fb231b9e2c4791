import type { Incident } from '@muster/engine';
import type { Store } from '../../platform/store/store.ts';
import { incidentListRow, incidentModel } from './incident-rows.ts';
import type { IncidentService } from './incident-service.ts';

export interface IncidentsBetween {
  readonly incidents: readonly Incident[];
  /** How many more of that time there are. */
  readonly leftOut: number;
}

/** Incidents that were declared in a time, the newest first, at most so many. What was found to be none is left out. */
export async function incidentsBetween(
  { store, service }: { readonly store: Pick<Store, 'listRows'>; readonly service: Pick<IncidentService, 'find'> },
  organisation: string,
  { from, to }: { readonly from: string; readonly to: string },
  most: number,
): Promise<IncidentsBetween> {
  const ids: string[] = [];
  let leftOut = 0;
  for (let after: string | null = null, more = true; more; more = after !== null) {
    const page = await store.listRows(organisation, incidentModel, { limit: 200, after, order: 'falling' });
    const rows = page.items.map(({ row }) => incidentListRow.parse(row));
    for (const { id, status, declaredAt } of rows) {
      if (declaredAt < from || declaredAt > to || status === 'not-an-incident') continue;
      if (ids.length < most) ids.push(id);
      else leftOut += 1;
    }
    const isPast = rows.some(({ declaredAt }) => declaredAt < from);
    after = isPast ? null : page.next;
  }
  const found: Incident[] = [];
  for (let at = 0; at < ids.length; at += together)
    for (const each of await Promise.all(ids.slice(at, at + together).map((id) => service.find(organisation, id))))
      if (each !== null) found.push(each.incident);
  return { incidents: found, leftOut };
}

/** So many are loaded at the same time: others wait for the store too. */
const together = 20;
