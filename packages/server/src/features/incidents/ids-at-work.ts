import type { Store } from '../../platform/store/store.ts';
import { atWorkModel } from './incident-rows.ts';

/** The incidents that still oblige somebody: a list of its own, so that thousands of closed ones cost nothing. */
export async function idsAtWork(store: Store, organisation: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let after: string | null = null, more = true; more; more = after !== null) {
    const page = await store.listRows(organisation, atWorkModel, { limit: 200, after, order: 'rising' });
    ids.push(...page.items.map((item) => item.key));
    after = page.next;
  }
  return ids;
}
