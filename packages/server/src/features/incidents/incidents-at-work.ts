import type { Incident, PlanVersion } from '@muster/engine';
import type { IncidentRoutePorts } from './incident-route-ports.ts';
import { atWorkModel } from './incident-rows.ts';

/**
 * Every incident that still obliges somebody. The ids are a list of their own, so that thousands of closed incidents cost
 * nothing.
 */
export async function incidentsAtWork(
  { store, service }: Pick<IncidentRoutePorts, 'store' | 'service'>,
  organisation: string,
): Promise<readonly { readonly incident: Incident; readonly plan: PlanVersion }[]> {
  const ids: string[] = [];
  for (let after: string | null = null, more = true; more; more = after !== null) {
    const page = await store.listRows(organisation, atWorkModel, { limit: 200, after, order: 'rising' });
    ids.push(...page.items.map((item) => item.key));
    after = page.next;
  }
  const found = await Promise.all(ids.map((id) => service.find(organisation, id)));
  return found.filter((each) => each !== null);
}
