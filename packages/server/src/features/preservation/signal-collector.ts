import type { ContentRef, SignalGroup } from '@muster/engine';
import type { Collector } from './collector.ts';
import { jsonLines } from './json-lines.ts';

export interface SignalCollectorPorts {
  readonly findGroup: (organisation: string, group: string) => Promise<SignalGroup | null>;
  readonly texts: (organisation: string, refs: readonly ContentRef[]) => Promise<ReadonlyMap<string, string | null>>;
}

const categories: readonly string[] = ['prompts-and-outputs', 'application-logs'];

/** What sources sent about this incident, as it came: for plans that keep prompts or logs in the recorder or the intake. */
export function createSignalCollector({ findGroup, texts }: SignalCollectorPorts): Collector {
  return {
    name: 'muster-intake',
    reaches: ({ category, source }) => categories.includes(category) && /flight recorder|intake/i.test(source ?? ''),
    async collect({ organisation, incident, source }) {
      const groups = await Promise.all(incident.signalGroups.map((group) => findGroup(organisation, group)));
      const signals = groups.flatMap((group) =>
        group === null ? [] : Object.values(group.signals).map((signal) => ({ group, signal })),
      );
      const opened = await texts(
        organisation,
        signals.map(({ signal }) => signal.content),
      );
      const records = signals.map(({ group, signal: { key, startsAt, resolvedAt, sightings, content } }) => ({
        group: group.id,
        source: group.source,
        key,
        startsAt,
        resolvedAt,
        sightings,
        content: opened.get(content.id) ?? null,
      }));
      const from = `Muster's intake (the plan says: ${source})`;
      return jsonLines(records, { title: 'Signals of the incident, as they came', source: from, impersonal: false });
    },
  };
}
