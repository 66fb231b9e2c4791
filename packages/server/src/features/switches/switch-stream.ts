import { eventReader, evolveSwitch, noHolds, switchEvents } from '@muster/engine';
import type { RecordedSwitchEvent, SwitchHolds } from '@muster/engine';
import { z } from 'zod';
import type { RowChange } from '../../platform/store/store.ts';
import type { StreamKind } from '../../platform/streams/streams.ts';

export const switchStream: StreamKind<SwitchHolds, RecordedSwitchEvent> = {
  name: 'switch',
  read: eventReader(switchEvents),
  evolve: (before, event) => evolveSwitch(before ?? noHolds, event),
};

export const switchModel = 'switch';

export const switchRow = z.strictObject({
  key: z.string(),
  version: z.int(),
  holds: z.array(
    z.strictObject({ incident: z.string(), action: z.int(), value: z.union([z.boolean(), z.number(), z.string()]) }),
  ),
});

export function switchRows(key: string, after: SwitchHolds): readonly RowChange[] {
  const holds = after.holds.map(({ incident, action, value }) => ({ incident, action, value }));
  return [{ model: switchModel, key, sort: key, row: { key, version: after.version, holds } }];
}
