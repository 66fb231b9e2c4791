import { isInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { Incident } from '@muster/engine';
import { z } from 'zod';
import type { RowChange, Store } from '../../platform/store/store.ts';

/** Actions on switches that ran and are not proven: what the probe looks after. */
export const probeModel = 'open-probe';

const instant = z.custom<Instant>((value) => typeof value === 'string' && isInstant(value));

const probeRow = z.strictObject({
  incident: z.string(),
  action: z.int(),
  switch: z.string(),
  hold: z.strictObject({ action: z.int(), placed: z.boolean() }),
  executedAt: instant,
  seen: z.array(z.string()),
});
export type ProbeRow = Readonly<z.infer<typeof probeRow>>;

export function probeRows(incident: Incident): readonly RowChange[] {
  return incident.actions.flatMap(({ number, undoes, probe, progress }): readonly RowChange[] => {
    if (probe === null) return [];
    const key = `${incident.id}/${number}`;
    if (progress.kind !== 'executed' || incident.status.kind !== 'open')
      return [{ model: probeModel, key, sort: key, row: null }];
    const row: ProbeRow = {
      incident: incident.id,
      action: number,
      switch: probe.switch,
      hold: { action: undoes ?? number, placed: undoes === null },
      executedAt: progress.at,
      seen: probe.seen.map(({ client }) => client),
    };
    return [{ model: probeModel, key, sort: key, row }];
  });
}

export async function readProbes(store: Pick<Store, 'listRows'>, organisation: string): Promise<readonly ProbeRow[]> {
  const found: ProbeRow[] = [];
  for (let after: string | null = null, more = true; more; more = after !== null) {
    const page = await store.listRows(organisation, probeModel, { limit: 200, after, order: 'rising' });
    found.push(...page.items.map((item) => probeRow.parse(item.row)));
    after = page.next;
  }
  return found;
}
