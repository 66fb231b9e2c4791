import type { Store } from '../../platform/store/store.ts';
import { incidentListRow, incidentModel } from './incident-rows.ts';

/** References of the incidents that hold each switch now. */
export async function holdersOf(
  store: Pick<Store, 'readRow'>,
  organisation: string,
  switches: readonly { readonly key: string; readonly holds: readonly { readonly incident: string }[] }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = [...new Set(switches.flatMap(({ holds }) => holds.map(({ incident }) => incident)))];
  const rows = await Promise.all(ids.map((id) => store.readRow(organisation, incidentModel, id)));
  const references = new Map(ids.map((id, at) => [id, rows[at] ? incidentListRow.parse(rows[at].row).reference : id]));
  return new Map(
    switches.map(({ key, holds }) => [
      key,
      [...new Set(holds.map(({ incident }) => references.get(incident) ?? incident))],
    ]),
  );
}
