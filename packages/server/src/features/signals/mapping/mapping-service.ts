import { auditDone } from '../../../platform/audit.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Ids } from '../../../platform/ids/ids.ts';
import { keptAnswer } from '../../../platform/kept-answer.ts';
import { retryConflicts } from '../../../platform/retry-conflicts.ts';
import { appendOf } from '../../../platform/store/append-of.ts';
import type { ListOptions, Page, Store } from '../../../platform/store/store.ts';
import { changeStream } from '../../../platform/streams/stream-change.ts';
import type { Streams } from '../../../platform/streams/streams.ts';
import { later } from '../../../platform/time/clock.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import type { Mapping } from './apply-mapping.ts';
import { mappingModel, mappingRow, mappingRows, mappingStream } from './mapping-stream.ts';
import type { SetMapping } from './mapping-stream.ts';

export interface MappingPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly streams: Streams;
}

export interface MappingService {
  set(caller: Caller, name: string, mapping: Mapping): Promise<void>;
  list(organisation: string, options: ListOptions): Promise<Page<SetMapping>>;
  find(organisation: string, name: string): Promise<Mapping | null>;
}

/** How documents of other sources become signals: settings, kept as events. */
export function createMappingService(ports: MappingPorts): MappingService {
  const { store, clock, ids, streams } = ports;
  return {
    set(caller, name, mapping) {
      const { organisation, actor } = caller;
      return retryConflicts(async () => {
        const before = await streams.load(mappingStream, organisation, name);
        const setBy = actor.kind === 'person' || actor.kind === 'elevated' ? actor.person : null;
        const now = later(clock.now(), undefined);
        const envelope = { organisation, actor, command: ids.uuid(), plan: null, now, newId: ids.uuid };
        const event = { type: 'intake-mapping-set', data: { mapping, setBy } };
        const change = changeStream(mappingStream, name, before, [event], envelope);
        const after = change.after.state;
        await store.append(
          appendOf(organisation, {
            streams: [change.append],
            rows: after === null ? [] : mappingRows(after),
            audit: [auditDone(ports, caller, { action: 'set-intake-mapping', subject: name })],
            answer: keptAnswer(caller, 200, {}),
          }),
        );
        streams.keep(mappingStream, organisation, name, change.after);
      });
    },

    async list(organisation, options) {
      const page = await store.listRows(organisation, mappingModel, options);
      return { items: page.items.map((item) => mappingRow.parse(item.row)), next: page.next };
    },

    async find(organisation, name) {
      const stored = await store.readRow(organisation, mappingModel, name);
      return stored && mappingRow.parse(stored.row).mapping;
    },
  };
}
