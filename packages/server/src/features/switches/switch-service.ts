import { decideSwitch, noHolds } from '@muster/engine';
import type { Effect, PlanVersion, RecordedSwitchEvent, SwitchHolds } from '@muster/engine';
import type { Instant } from '@muster/clocks';
import type { SwitchDefinition, SwitchValue } from '@muster/plan';
import type { z } from 'zod';
import type { Caller } from '../../platform/caller.ts';
import type { Ids } from '../../platform/ids/ids.ts';
import type { Append, Store } from '../../platform/store/store.ts';
import { changeStream } from '../../platform/streams/stream-change.ts';
import { streamName } from '../../platform/streams/streams.ts';
import type { Streams } from '../../platform/streams/streams.ts';
import { switchModel, switchRow, switchRows, switchStream } from './switch-stream.ts';

export interface SwitchPorts {
  readonly store: Store;
  readonly ids: Ids;
  readonly streams: Streams;
  readonly plans: { current(organisation: string): Promise<PlanVersion | null> };
}

/** What one switch serves now, and who holds it. */
export interface ServedSwitch {
  readonly key: string;
  readonly value: SwitchValue;
  readonly held: boolean;
  readonly version: number;
  readonly holds: readonly { readonly incident: string; readonly action: number }[];
}

export interface SwitchService {
  /** The part of an append that places or releases a hold; the incident that executes writes it with its own events. */
  change(
    organisation: string,
    effect: Extract<Effect, { kind: 'place-hold' | 'release-hold' }>,
    caller: Caller,
    now: Instant,
  ): Promise<Pick<Append, 'streams' | 'rows'>>;
  /** One switch with everything that ever happened to it, oldest first. */
  record(
    organisation: string,
    key: string,
  ): Promise<{ readonly holds: SwitchHolds; readonly events: readonly RecordedSwitchEvent[] }>;
  /** Every switch of the plan in force. */
  serve(organisation: string): Promise<readonly ServedSwitch[]>;
}

export function createSwitchService({ store, ids, streams, plans }: SwitchPorts): SwitchService {
  /** Who holds what, by switch; a held switch is served even when a newer plan no longer names it. */
  async function holdsByKey(organisation: string): Promise<ReadonlyMap<string, z.infer<typeof switchRow>>> {
    const found = new Map<string, z.infer<typeof switchRow>>();
    for (let after: string | null = null, more = true; more; more = after !== null) {
      const page = await store.listRows(organisation, switchModel, { limit: 200, after, order: 'rising' });
      for (const item of page.items) found.set(item.key, switchRow.parse(item.row));
      after = page.next;
    }
    return found;
  }

  return {
    async change(organisation, effect, caller, now) {
      const before = await streams.load(switchStream, organisation, effect.switch);
      const { kind, incident, action } = effect;
      const command =
        kind === 'place-hold'
          ? { type: kind, incident, action, value: effect.value }
          : { type: kind, incident, action, by: effect.by };
      const decided = decideSwitch(before.state ?? noHolds, command);
      if (!decided.ok || decided.value.length === 0) return { streams: [], rows: [] };
      const envelope = { organisation, actor: caller.actor, command: ids.uuid(), plan: null, now, newId: ids.uuid };
      const change = changeStream(switchStream, effect.switch, before, decided.value, envelope);
      return { streams: [change.append], rows: switchRows(effect.switch, change.after.state ?? noHolds) };
    },

    async record(organisation, key) {
      const stored = await store.loadStream(organisation, streamName(switchStream, key));
      const events = stored.map(({ bytes }) => switchStream.read(bytes));
      return {
        holds: events.reduce<SwitchHolds>((holds, event) => switchStream.evolve(holds, event), noHolds),
        events,
      };
    },

    async serve(organisation) {
      const plan = await plans.current(organisation);
      const definitions = Object.values(plan?.plan.systems ?? {}).flatMap((system) => Object.values(system.switches));
      const rows = await holdsByKey(organisation);
      const planned = new Map(definitions.map((definition) => [definition.key, definition]));
      const held = [...rows.values()].filter((row) => row.holds.length > 0).map((row) => row.key);
      return [...new Set([...planned.keys(), ...held])].map((key) =>
        servedSwitch(key, planned.get(key), rows.get(key)),
      );
    },
  };
}

function servedSwitch(
  key: string,
  definition: SwitchDefinition | undefined,
  row: z.infer<typeof switchRow> | undefined,
): ServedSwitch {
  const holds = row?.holds ?? [];
  const value = holds[0]?.value ?? definition?.normally ?? false;
  return { key, value, held: holds.length > 0, version: row?.version ?? 0, holds };
}
