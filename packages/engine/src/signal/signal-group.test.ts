import { parseInstant } from '@muster/clocks';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { signalEvents } from '../events/all-events.ts';
import type { SignalEvent } from '../events/all-events.ts';
import type { ContentRef } from '../content-ref.ts';
import { eventReader } from '../record/read-event.ts';
import { noPrevious } from '../record/recorded.ts';
import { recordEvents } from '../record/record-events.ts';
import { evolveSignalGroup, foldSignalGroup } from './signal-group.ts';
import type { RecordedSignalEvent, SignalGroup } from './signal-group.ts';

const at = parseInstant('2026-11-23T09:30:00.000Z');
const uuid = '018f0000-0000-7000-8000-000000000001';

const content: ContentRef = {
  ref: 'content',
  id: uuid,
  commitment: '0'.repeat(64),
  bytes: 1,
  mediaType: 'text/plain',
};

/** Few keys, so that signals are changed and resolved; some that would be no ordinary property of an object. */
const key = fc.constantFrom('a', 'b', '__proto__', 'constructor');

const received = (name: string): SignalEvent => ({
  type: 'signal-received',
  data: { source: 'source', key: name, group: 'group', system: null, startsAt: at, receivedAt: at, content },
});

const said = fc.oneof(
  key.map(received),
  key.map((name): SignalEvent => ({
    type: 'signal-changed',
    data: { source: 'source', key: name, receivedAt: at, content },
  })),
  key.map((name): SignalEvent => ({
    type: 'signal-resolved',
    data: { source: 'source', key: name, endsAt: at, receivedAt: at },
  })),
);

it('folds many events into the group that one after the other makes', () => {
  fc.assert(
    fc.property(fc.array(said, { maxLength: 12 }), fc.nat(12), (events, cut) => {
      const all = record([received('a'), ...events]);
      const one = all.reduce<SignalGroup | null>((state, event) => evolveSignalGroup(state, event), null);
      const before = foldSignalGroup(null, all.slice(0, cut));
      const kept = structuredClone(before);
      const folded = foldSignalGroup(before, all.slice(cut));
      expect(folded).toEqual(one);
      expect(Object.keys(folded?.signals ?? {})).toEqual(Object.keys(one?.signals ?? {}));
      expect(before, 'what was there before is not written to').toEqual(kept);
    }),
  );
});

function record(events: readonly SignalEvent[]): readonly RecordedSignalEvent[] {
  const envelope = {
    organisation: 'example',
    actor: { kind: 'service', service: 'intake' },
    command: uuid,
    plan: null,
    now: at,
    newId: () => uuid,
  } as const;
  const { encoded } = recordEvents('signal/group', { version: 0, hash: noPrevious }, events, envelope);
  return encoded.map(({ bytes }) => eventReader(signalEvents)(bytes));
}
