import { eventReader, intakeMappingEvents } from '@muster/engine';
import type { IntakeMappingEvent, RecordedOf } from '@muster/engine';
import { z } from 'zod';
import type { RowChange } from '../../../platform/store/store.ts';
import type { StreamKind } from '../../../platform/streams/streams.ts';
import type { Mapping } from './apply-mapping.ts';

/** The mapping of a name, the last one that was set. */
export interface SetMapping {
  readonly name: string;
  readonly mapping: Mapping;
  readonly setBy: string | null;
  readonly setAt: string;
}

export const mappingStream: StreamKind<SetMapping, RecordedOf<IntakeMappingEvent>> = {
  name: 'intake-mapping',
  read: eventReader(intakeMappingEvents),
  evolve(_, { stream, data, recordedAt }) {
    const name = stream.slice(stream.indexOf('/') + 1);
    return { name, mapping: data.mapping, setBy: data.setBy, setAt: recordedAt };
  },
};

export const mappingModel = 'intake-mapping';

const place = z.strictObject({
  at: z.array(z.string()),
  values: z.record(z.string(), z.string()),
  otherwise: z.string().nullable(),
});

export const mappingRow = z.strictObject({
  name: z.string(),
  mapping: z.strictObject({
    title: place,
    system: place,
    key: place,
    group: place,
    startsAt: place,
    resolved: z.strictObject({ at: z.array(z.string()), is: z.array(z.string()) }),
  }),
  setBy: z.string().nullable(),
  setAt: z.string(),
});

export function mappingRows(set: SetMapping): readonly RowChange[] {
  const { name, mapping, setBy, setAt } = set;
  return [{ model: mappingModel, key: name, sort: name, row: { name, mapping, setBy, setAt } }];
}
