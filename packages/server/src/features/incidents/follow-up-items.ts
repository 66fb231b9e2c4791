import type { Incident } from '@muster/engine';
import type { FollowUpOwed } from './incident-route-ports.ts';
import type { ObligationQuery, OpenObligation } from './open-obligations.ts';

/** Follow-ups among the obligations: of incidents that may be over, and owed all the same. */
export async function followUpItems(
  owed: readonly FollowUpOwed[],
  { whose, overdue }: ObligationQuery,
  texts: ReadonlyMap<string, string | null>,
  find: (id: string) => Promise<{ readonly incident: Incident } | null>,
): Promise<readonly OpenObligation[]> {
  const wanted = owed.filter(
    (each) =>
      (whose === 'all' || each.mine || (whose === 'function' && each.shared)) &&
      (overdue === undefined || each.overdue === overdue),
  );
  const found = await Promise.all(
    wanted.map(async (each): Promise<readonly OpenObligation[]> => {
      const of = await find(each.incident);
      if (of === null) return [];
      const { id, kind, reference, by, mine, due, overdue: late, clause } = each;
      const words = texts.get(each.title.id) ?? reference;
      const title = kind === 'follow-up' ? `${reference}: ${words}` : `Validate ${reference}: ${words}`;
      const view = { id, kind, title, by: [...by], mine, clause, due, overdue: late, limit: null };
      return [{ incident: of.incident, view }];
    }),
  );
  return found.flat();
}
