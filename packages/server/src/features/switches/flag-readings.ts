import { addMilliseconds, millisecondsBetween } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { z } from 'zod';
import { appendOf } from '../../platform/store/append-of.ts';
import type { Store } from '../../platform/store/store.ts';
import type { Clock } from '../../platform/time/clock.ts';
import type { ServedSwitch } from './switch-service.ts';

/** What a client of the switches was served last. A 304 counts: what the client keeps is what it would be served. */
export interface FlagReading {
  /** Id of the service token. */
  readonly client: string;
  readonly at: Instant;
  /** When it was first served this version of the switch with this value. */
  readonly since: Instant;
  readonly served: ServedSwitch;
}

export interface FlagReadings {
  note(organisation: string, client: string, served: readonly ServedSwitch[]): void;
  /** What each client of this switch was served since this process began. */
  of(organisation: string, switchKey: string): readonly FlagReading[];
  /** Clients that asked for a switch in the last five minutes, those before a restart among them. */
  recent(organisation: string): Promise<(switchKey: string) => readonly string[]>;
  /** Keeps who asked what, at most once a minute for each, so that a restart forgets nobody. */
  save(organisation: string): Promise<void>;
}

/** A client that asked for a switch within this time is waited for when the switch changes. */
const windowMilliseconds = 5 * 60_000;
const saveEveryMilliseconds = 60_000;

const model = 'flag-reading';
const row = z.strictObject({
  client: z.string(),
  switch: z.string(),
  at: z.custom<Instant>((at) => typeof at === 'string'),
});
type Row = z.infer<typeof row>;

export function createFlagReadings(store: Pick<Store, 'listRows' | 'append'>, clock: Clock): FlagReadings {
  const memory = new Map<string, Map<string, FlagReading>>();
  const saved = new Map<string, Promise<Map<string, Row>>>();
  const keyOf = (client: string, switchKey: string) => `${client} ${switchKey}`;
  const liveOf = (organisation: string) => {
    const known = memory.get(organisation) ?? new Map<string, FlagReading>();
    memory.set(organisation, known);
    return known;
  };
  const savedOf = (organisation: string) => {
    const known = saved.get(organisation) ?? readRows(store, organisation);
    saved.set(organisation, known);
    known.catch(() => saved.delete(organisation));
    return known;
  };

  const of: FlagReadings['of'] = (organisation, switchKey) =>
    [...liveOf(organisation).values()].filter(({ served }) => served.key === switchKey);

  return {
    note(organisation, client, served) {
      const readings = liveOf(organisation);
      const at = clock.now();
      for (const each of served) {
        const before = readings.get(keyOf(client, each.key));
        const same = before?.served.version === each.version && before.served.value === each.value;
        readings.set(keyOf(client, each.key), { client, at, since: same ? before.since : at, served: each });
      }
    },

    of,

    async recent(organisation) {
      const kept = await savedOf(organisation);
      const now = clock.now();
      const from = addMilliseconds(now, -windowMilliseconds);
      // What was kept is behind by up to a minute.
      const keptFrom = addMilliseconds(from, -saveEveryMilliseconds);
      return (switchKey) => {
        const live = of(organisation, switchKey);
        const asking = live.filter(({ at }) => at >= from).map(({ client }) => client);
        const silent = new Set(live.filter(({ at }) => at < from).map(({ client }) => client));
        const before = [...kept.values()].filter((each) => each.switch === switchKey && each.at >= keptFrom);
        return [...new Set([...asking, ...before.map(({ client }) => client)])]
          .filter((client) => !silent.has(client))
          .toSorted();
      };
    },

    async save(organisation) {
      const kept = await savedOf(organisation);
      const due = [...liveOf(organisation).values()].filter(({ client, at, served }) => {
        const last = kept.get(keyOf(client, served.key));
        return last === undefined || millisecondsBetween(last.at, at) >= saveEveryMilliseconds;
      });
      if (due.length === 0) return;
      const rows = due.map(({ client, at, served }): Row => ({ client, switch: served.key, at }));
      await store.append(
        appendOf(organisation, {
          rows: rows.map((each) => {
            const key = keyOf(each.client, each.switch);
            return { model, key, sort: key, row: each };
          }),
        }),
      );
      for (const each of rows) kept.set(keyOf(each.client, each.switch), each);
    },
  };
}

async function readRows(store: Pick<Store, 'listRows'>, organisation: string): Promise<Map<string, Row>> {
  const found = new Map<string, Row>();
  for (let after: string | null = null, more = true; more; more = after !== null) {
    const page = await store.listRows(organisation, model, { limit: 200, after, order: 'rising' });
    for (const item of page.items) found.set(item.key, row.parse(item.row));
    after = page.next;
  }
  return found;
}
