import { createHash, hash } from 'node:crypto';
import { parseInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { appendOf } from '../../packages/server/src/platform/store/append-of.ts';
import { noHash } from '../../packages/server/src/platform/store/check-append.ts';
import { encodeJson } from '../../packages/server/src/platform/store/contract/sample-events.ts';
import type {
  Append,
  EncodedEvent,
  SealedContent,
  StreamAppend,
  StreamHead,
} from '../../packages/server/src/platform/store/store.ts';

/** A blob that must be durable before the append that names it. */
export interface PlannedBlob {
  readonly id: string;
  readonly key: Uint8Array;
  readonly bytes: () => Uint8Array;
}

/** One append with all of its parts, the same in every process that plans it. */
export interface PlannedWork {
  readonly id: string;
  readonly number: number;
  readonly append: Append;
  readonly blob: PlannedBlob | null;
}

export const organisation = 'example';
export const workModel = 'work';
export const eventsOfMainStream = 2;
export const at: Instant = parseInstant('2026-11-23T09:30:00.000Z');
/** Nothing is to fire here. */
const farAway: Instant = parseInstant('2126-11-23T09:30:00.000Z');

/** Every so many-th append has this part as well. */
const every = { sideStream: 5, largeRow: 16, blob: 10, destroys: 20, secondChunk: 100 } as const;

/**
 * Whether an append has a part of which every `interval`-th has one. The writers take turns, so that some come to it with
 * their first appends, however slow the machine.
 */
function hasPart(writer: number, number: number, interval: number): boolean {
  return (writer + number) % interval === 0;
}

export function mainStream(writer: number): string {
  return `incident/w${writer}`;
}

function sideStream(writer: number): string {
  return `switch/w${writer}`;
}

/**
 * The work of one writer, one append after the other. Everything in it follows from writer and number alone, so that
 * whoever looks at a disk afterwards knows every byte that must be there.
 */
export class WorkLine {
  readonly writer: number;
  #done = 0;
  #main: StreamHead = { version: 0, hash: noHash };
  #side: StreamHead = { version: 0, hash: noHash };

  constructor(writer: number) {
    this.writer = writer;
  }

  next(): PlannedWork {
    const number = ++this.#done;
    const id = workId(this.writer, number);
    const main = this.#events(mainStream(this.writer), this.#main, eventsOfMainStream);
    this.#main = headOf(main);
    const streams = [main];
    if (hasPart(this.writer, number, every.sideStream)) {
      const side = this.#events(sideStream(this.writer), this.#side, 1);
      this.#side = headOf(side);
      streams.push(side);
    }
    const blob = plannedBlob(this.writer, number);
    return { id, number, blob, append: this.#append(id, number, streams, blob) };
  }

  #append(id: string, number: number, streams: readonly StreamAppend[], blob: PlannedBlob | null): Append {
    const name = `w${this.writer}`;
    const contents = [plannedContent(this.writer, number), ...(blob ? [blobRow(blob)] : [])];
    return appendOf(organisation, {
      streams,
      counters: [{ name, from: number - 1, to: number }],
      rows: [{ model: workModel, key: id, sort: id, row: { number, digest: digest(id) } }],
      timers: [
        { kind: 'set', id: timerId(this.writer, number), stream: mainStream(this.writer), name: 'due', dueAt: farAway },
        { kind: 'cancel', id: timerId(this.writer, number - 1) },
      ],
      outbox: [{ id: `m/${id}`, channel: 'page', notBefore: at, payload: { work: id } }],
      audit: [
        {
          id: `a/${id}`,
          at,
          actor: 'writer',
          via: 'promise',
          action: 'work',
          subject: id,
          outcome: 'done',
          code: null,
        },
      ],
      contents,
      destroyed: destroyedBy(number).map((gone) => contentId(this.writer, gone)),
      answer: { key: `k/${id}`, request: digest(id), status: 201, body: JSON.stringify({ work: id }) },
    });
  }

  #events(stream: string, head: StreamHead, count: number): StreamAppend {
    const events: EncodedEvent[] = [];
    let { version, hash: previous } = head;
    for (let made = 0; made < count; made++) {
      version += 1;
      const event = plannedEvent(stream, version, previous);
      events.push(event);
      previous = event.hash;
    }
    return { stream, expectedVersion: head.version, expectedHash: head.hash, events };
  }
}

function workId(writer: number, number: number): string {
  return `w${writer}/${String(number).padStart(6, '0')}`;
}

function timerId(writer: number, number: number): string {
  return `t/${workId(writer, number)}`;
}

/** The numbers whose content this append destroys. */
export function destroyedBy(number: number): readonly number[] {
  return number % every.destroys === 0 ? [number - every.destroys / 2] : [];
}

/** What a source sent as its n-th signal. */
export function plannedSignal(source: number, number: number): Uint8Array {
  const fill = expand(`signal/${source}/${number}`, 100 + ((number * 131) % 900)).toString('base64');
  return Buffer.from(JSON.stringify({ source, number, fill }));
}

function contentId(writer: number, number: number): string {
  return uuid(`content/${workId(writer, number)}`);
}

/** Inline content; every so often one near the 64 KiB that a row may hold. */
function plannedContent(writer: number, number: number): SealedContent {
  const id = contentId(writer, number);
  const bytes = hasPart(writer, number, every.largeRow) ? 60_000 : 40 + ((number * 37) % 900);
  return contentRow(id, bytes, expand(`text/${id}`, bytes));
}

function plannedBlob(writer: number, number: number): PlannedBlob | null {
  if (!hasPart(writer, number, every.blob)) return null;
  const id = uuid(`blob/${workId(writer, number)}`);
  const size = hasPart(writer, number, every.secondChunk) ? 1_100_000 : 66_000 + ((number * 997) % 60_000);
  return { id, key: expand(`key/${id}`, 32), bytes: () => expand(`bytes/${id}`, size) };
}

function blobRow(blob: PlannedBlob): SealedContent {
  return contentRow(blob.id, 66_000, null);
}

function contentRow(id: string, bytes: number, ciphertext: Buffer | null): SealedContent {
  const wrappedKey = new Uint8Array(expand(`wrapped/${id}`, 92));
  const plain = ciphertext && new Uint8Array(ciphertext);
  return { id, commitment: digest(id), bytes, mediaType: 'application/octet-stream', wrappedKey, ciphertext: plain };
}

function plannedEvent(stream: string, version: number, previous: string): EncodedEvent {
  const id = uuid(`event/${stream}/${version}`);
  return encodeJson({
    id,
    organisation,
    stream,
    version,
    type: 'fact-recorded',
    schema: 1,
    data: { fact: 'people-affected', state: 'value', value: version },
    actor: { kind: 'person', id: 'security-lead' },
    command: `c-${version}`,
    plan: null,
    occurredAt: at,
    knownAt: at,
    recordedAt: at,
    previous,
  });
}

function headOf(append: StreamAppend): StreamHead {
  const version = append.expectedVersion + append.events.length;
  return { version, hash: append.events.at(-1)?.hash ?? append.expectedHash };
}

function digest(text: string): string {
  return hash('sha256', text, 'hex');
}

function expand(text: string, length: number): Buffer {
  return createHash('shake256', { outputLength: length }).update(text).digest();
}

function uuid(text: string): string {
  const hex = digest(text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
