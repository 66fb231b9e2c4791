import { readFileSync, writeFileSync } from 'node:fs';
import { parseInstant } from '@muster/clocks';
import { expect, test } from 'vitest';
import { eventDefinitions } from '../events/all-events.ts';
import { sampleOf } from '../testkit/sample-of.ts';
import { decodeEvent } from './decode-event.ts';
import { encodeEvent } from './encode-event.ts';
import { EventError } from './event-error.ts';
import { recordEvents } from './record-events.ts';
import { noPrevious } from './recorded.ts';

const corpus = new URL('../../golden/events-0.1.jsonl', import.meta.url);

/** One event of each kind, in the order of their names, in one stream. */
function everyEvent(): readonly string[] {
  const now = parseInstant('2026-11-23T09:30:00Z');
  let drawn = 0;
  const envelope = {
    organisation: 'example',
    actor: { kind: 'person', person: 'somebody' } as const,
    command: '018f0000-0000-7000-8000-00000000c0de',
    plan: 'b'.repeat(64),
    now,
    newId: () => `018f0000-0000-7000-8000-${(++drawn).toString(16).padStart(12, '0')}`,
  };
  const events = [...eventDefinitions.values()]
    .toSorted((one, other) => (one.type < other.type ? -1 : 1))
    .map(({ type, data }) => ({ type, data: sampleOf(data) }));
  const { encoded } = recordEvents('golden/every-kind', { version: 0, hash: noPrevious }, events, envelope);
  return encoded.map((event) => new TextDecoder().decode(event.bytes));
}

const lines = () => readFileSync(corpus, 'utf8').trimEnd().split('\n');

// A released event never changes. To add a kind or a version, run with MUSTER_GOLDEN=write and read the difference.
if (process.env['MUSTER_GOLDEN'] === 'write') writeFileSync(corpus, `${everyEvent().join('\n')}\n`);

test('every kind of event is in the corpus, and is written today as it was released', () => {
  expect(lines()).toEqual(everyEvent());
  expect(lines()).toHaveLength(eventDefinitions.size);
});

test('every released event is read, and gives its own bytes again', () => {
  for (const line of lines()) {
    const bytes = new TextEncoder().encode(line);
    expect(new TextDecoder().decode(encodeEvent(decodeEvent(bytes)).bytes)).toBe(line);
  }
});

test('what is no event of ours is told apart', () => {
  const [first = ''] = lines();
  const codeOf = (text: string) => {
    try {
      decodeEvent(new TextEncoder().encode(text));
      return null;
    } catch (error) {
      return error instanceof EventError ? error.code : 'another error';
    }
  };
  expect(codeOf(first)).toBeNull();
  expect(codeOf(first.slice(0, -1))).toBe('unreadable');
  expect(codeOf(first.replace('"schema":1', '"schema":2'))).toBe('unknown-type');
  expect(codeOf(first.replace(/"type":"[a-z-]+"/, '"type":"never-heard-of"'))).toBe('unknown-type');
  expect(codeOf(first.replace(/"data":\{/, '"data":{"extra":1,'))).toBe('wrong-shape');
  expect(() => encodeEvent({ ...decodeEvent(new TextEncoder().encode(first)), stream: 'a\u0000b' })).toThrow(
    EventError,
  );
  expect(() => encodeEvent({ ...decodeEvent(new TextEncoder().encode(first)), stream: '\ud800' })).toThrow(EventError);
});
