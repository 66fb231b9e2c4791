import { routes } from '@muster/api';
import { json, notFound } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import { streamName } from '../../platform/streams/streams.ts';
import type { IncidentRoutePorts } from './incident-route-ports.ts';
import { incidentStream } from './incident-stream.ts';
import { machinesOf, presentTimelineEntry, timelineRefs } from './present-timeline.ts';
import { openable, withheldFrom } from './privileged.ts';
import { createTimeline } from './timeline.ts';
import { viewerOf } from './viewer-of.ts';

/** What happened, in windows: only the events of a window are read, and only their texts are opened. */
export function timelineBindings({
  store,
  service,
  reader,
  names,
  clientTitles,
  directory,
}: IncidentRoutePorts): readonly Binding[] {
  const timeline = createTimeline(store);
  return [
    bind(routes.incidents.timeline, async ({ params, query, caller }) => {
      const { organisation } = caller;
      const found = await service.find(organisation, params.incident);
      if (found === null) return notFound(`incident ${params.incident}`);
      const stream = streamName(incidentStream, found.incident.id);
      const { events, next, total, curated } = await timeline.window(organisation, stream, query);
      const read = events.map(({ bytes, ledgerIndex }) => ({ event: incidentStream.read(bytes), ledgerIndex }));
      const withheld = withheldFrom(found.plan.plan, found.incident, await directory(organisation), viewerOf(caller));
      const refs = read.flatMap(({ event }) => timelineRefs(event));
      const [texts, people, machines] = await Promise.all([
        reader.texts(organisation, openable(refs, withheld)),
        names(organisation),
        clientTitles(
          organisation,
          read.flatMap(({ event }) => machinesOf(event)),
        ),
      ]);
      const items = read.map(({ event, ledgerIndex }) =>
        presentTimelineEntry(event, ledgerIndex, { texts, names: people, machines }),
      );
      return json({ items, next: next === null ? null : String(next), total, curated });
    }),
  ];
}
