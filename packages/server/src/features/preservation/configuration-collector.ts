import { switchValue } from '@muster/engine';
import type { RecordedSwitchEvent, SwitchHolds } from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';
import type { Collector } from './collector.ts';

export interface SwitchRecord {
  readonly holds: SwitchHolds;
  /** Everything that ever happened to it, oldest first. */
  readonly events: readonly RecordedSwitchEvent[];
}

/** Model, prompt, plan version and switches of the AI system as they are before the change, and how they came to be. */
export function createConfigurationCollector(
  readSwitch: (organisation: string, key: string) => Promise<SwitchRecord>,
): Collector {
  return {
    name: 'muster-switches',
    reaches: ({ category }) => category === 'model-configuration',
    async collect({ organisation, incident, plan: { plan, version } }) {
      const { system } = incident;
      const definition = system === null ? undefined : plan.systems[system];
      if (system === null || !definition) return { kind: 'unable', cause: 'nothing-held' };
      const switches = await Promise.all(
        Object.values(definition.switches).map(async (each) => {
          const { holds, events } = await readSwitch(organisation, each.key);
          return {
            ...each,
            served: switchValue(holds, each.normally),
            holds: holds.holds,
            version: holds.version,
            history: events.map(({ type, data, recordedAt, version: at }) => ({
              type,
              recordedAt,
              version: at,
              ...data,
            })),
          };
        }),
      );
      const { vendor, model } = definition;
      const state = { system, vendor, model, planVersion: version, evidenceKept: keptWhere(definition), switches };
      return {
        kind: 'captured',
        title: 'Model, prompt, plan version and switches before the change',
        source: "Muster's switches and the plan in force for this incident",
        bytes: Buffer.from(`${JSON.stringify(state, null, 2)}\n`, 'utf8'),
        mediaType: 'application/json',
        impersonal: true,
      };
    },
  };
}

function keptWhere({ evidence }: CompiledPlan['systems'][string]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(evidence).map(([category, { from }]) => [category, from]));
}
