import { routes } from '@muster/api';
import { json } from '../../../platform/http/answer.ts';
import { bind } from '../../../platform/http/binding.ts';
import type { Binding } from '../../../platform/http/binding.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { readMapped } from './map-mapped.ts';
import type { MappingService } from './mapping-service.ts';

export interface MappingRoutePorts {
  readonly mappings: MappingService;
  readonly clock: Clock;
  readonly nameOf: (text: string | Uint8Array) => string;
  /** The AI systems of the plan in force. */
  readonly systems: (organisation: string) => Promise<ReadonlySet<string>>;
}

export function createMappingRoutes({ mappings, clock, nameOf, systems }: MappingRoutePorts): readonly Binding[] {
  const { list, set, try: attempt } = routes.mappings;
  return [
    bind(list, async ({ query, caller }) => {
      const options = { limit: query.limit, after: query.after ?? null, order: 'rising' } as const;
      const page = await mappings.list(caller.organisation, options);
      return json({ items: page.items.map((each) => structuredClone(each)), next: page.next });
    }),
    bind(set, async ({ params, body, caller }) => {
      await mappings.set(caller, params.name, body);
      return json({});
    }),
    bind(attempt, async ({ body, caller }) => {
      const known = await systems(caller.organisation);
      const context = { receivedAt: clock.now(), systems: known, nameOf };
      const read = readMapped('try', body.mapping, body.sample, context);
      if (read.kind === 'unreadable') return json({ signal: null, faults: [{ at: '', message: read.why }] });
      const { system, key, groupKey, status, startsAt } = read.sighting;
      const signal = { title: read.title, system, key, group: groupKey, status, startsAt };
      return json({ signal, faults: read.faults.map(({ at, message }) => ({ at, message })) });
    }),
  ];
}
