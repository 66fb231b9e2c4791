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

const corpus = (release: string) => new URL(`../../golden/events-${release}.jsonl`, import.meta.url);
/** Every release that wrote events, the newest last. Only the newest is ever written anew, before it is released. */
const releases = ['0.1', '0.2'] as const;
const newest = '0.2';

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

const lines = (release: (typeof releases)[number] = newest) =>
  readFileSync(corpus(release), 'utf8').trimEnd().split('\n');
const read = (line: string) => decodeEvent(new TextEncoder().encode(line));
const schemaOf = (line: string) => /"schema":(\d+)/.exec(line)?.[1];

// A released event never changes. To add a kind or a version, run with MUSTER_GOLDEN=write and read the difference.
if (process.env['MUSTER_GOLDEN'] === 'write') writeFileSync(corpus(newest), `${everyEvent().join('\n')}\n`);

test('every kind of event is in the corpus, and is written today as it was released', () => {
  expect(lines()).toEqual(everyEvent());
  expect(lines()).toHaveLength(eventDefinitions.size);
});

test.each(releases)('every event of release %s is read, and gives its own bytes again', (release) => {
  for (const line of lines(release)) {
    const event = read(line);
    const written = new TextDecoder().decode(encodeEvent(event).bytes);
    if (String(event.schema) === schemaOf(line)) expect(written).toBe(line);
    else expect(earlier).toHaveProperty([`${event.type} ${schemaOf(line)}`], event.data);
  }
});

const someContent = {
  bytes: 1,
  commitment: 'a'.repeat(64),
  id: '018f0000-0000-7000-8000-000000000001',
  mediaType: 'text/plain',
  ref: 'content',
};

/** What data of an earlier version reads as today. Its stored bytes stay what they are. */
const earlier = {
  'plan-version-added 1': {
    version: 'a'.repeat(64),
    source: someContent,
    compiled: someContent,
    addedBy: 'a addedBy',
    findings: null,
  },
  'timer-fired 1': {
    timer: 'a timer',
    purpose: 'obligation-due',
    subject: 'a subject',
    dueAt: '2026-11-23T09:30:00.000Z',
    escalatedTo: ['a escalatedTo'],
  },
  'preservation-gap-recorded 1': {
    number: 1,
    gaps: [{ category: 'a categories', cause: 'not-recorded' }],
    reason: someContent,
  },
};

test('an event that is kept by an earlier release is still one of the corpus of today', () => {
  const kinds = new Set(lines().map((line) => read(line).type));
  expect(lines('0.1').filter((line) => !kinds.has(read(line).type))).toEqual([]);
  expect(lines('0.1')).toHaveLength(52);
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
