import { addMilliseconds } from '@muster/clocks';
import type { Store } from '../../platform/store/store.ts';
import type { Collector } from './collector.ts';
import { jsonLines } from './json-lines.ts';

/** The audit is read back to so long before the first signal. */
const beforeMilliseconds = 24 * 3_600_000;
/** Rows that are read at most: a stop waits for them. */
const mostRows = 20_000;

/** Who did, tried or read what about this incident and its system: for plans that name Muster as a source of access logs. */
export function createAuditCollector(store: Pick<Store, 'listAudit'>): Collector {
  return {
    name: 'muster-audit',
    reaches: ({ category, source }) => category === 'access-logs' && /\bmuster\b/i.test(source ?? ''),
    async collect({ organisation, incident }) {
      const from = addMilliseconds(incident.firstSignalAt, -beforeMilliseconds);
      const about = [incident.reference, incident.id, ...(incident.system === null ? [] : [incident.system])];
      const found: object[] = [];
      let read = 0;
      for (let after: string | null = null, more = true; more; more = after !== null && read < mostRows) {
        const page = await store.listAudit(organisation, { limit: 200, after, order: 'falling' });
        read += page.items.length;
        found.push(
          ...page.items.filter(({ at, subject }) => at >= from && about.some((each) => subject?.includes(each))),
        );
        after = (page.items.at(-1)?.at ?? from) < from ? null : page.next;
      }
      return jsonLines(found.toReversed(), {
        title: `Audit of ${incident.reference} from a day before the first signal`,
        source: "Muster's audit",
        impersonal: false,
      });
    },
  };
}
