import { decodeEvent, spellActor } from '@muster/engine';
import type { Recorded } from '@muster/engine';
import { millisecondsBetween } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { TestMuster } from '../../packages/server/src/testkit/test-muster.ts';

/** The play as text: what happened, when, by whom. Ids of people become their seats; content stays out. */
export interface Transcript {
  /** Person to seat. */
  readonly names: Map<string, string>;
  /** Writes down what has happened, and then this line. */
  note(line: string): Promise<void>;
  /** Writes down every event since the last time. */
  catchUp(): Promise<void>;
  /** How many events there are. */
  size(): Promise<number>;
  text(): string;
  /** The bytes of every event of the incidents and switches, one a line. */
  bytes(): Promise<string>;
}

export function createTranscript(muster: TestMuster): Transcript {
  const { store, organisation } = muster.parts;
  const lines: string[] = [];
  const names = new Map<string, string>();
  const seen = new Map<string, number>();
  let start: Instant | null = null;

  async function streams(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const prefix of ['signal/', 'incident/', 'switch/']) {
      for (let after: string | null = null, more = true; more; more = after !== null) {
        const page = await store.listStreams(organisation, prefix, { limit: 200, after, order: 'rising' });
        found.push(...page.items);
        after = page.next;
      }
    }
    return found;
  }

  async function newEvents(): Promise<readonly Recorded[]> {
    const found: Recorded[] = [];
    for (const stream of await streams()) {
      const events = await store.loadStream(organisation, stream, seen.get(stream) ?? 0);
      for (const event of events) seen.set(stream, event.version);
      found.push(...events.map((event) => decodeEvent(event.bytes)));
    }
    return found.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  }

  const clockTime = (at: Instant) => {
    start ??= at;
    const seconds = Math.round(millisecondsBetween(start, at) / 1000);
    const pad = (part: number) => String(part).padStart(2, '0');
    return `+${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  };

  const who = (event: Recorded) =>
    event.actor.kind === 'person' || event.actor.kind === 'elevated'
      ? (names.get(event.actor.person) ?? 'administrator')
      : spellActor(event.actor);

  async function catchUp(): Promise<void> {
    for (const event of await newEvents()) {
      const detail = describe(event.data, names);
      lines.push(`${clockTime(event.recordedAt)} ${event.type}${detail === '' ? '' : ` ${detail}`} — ${who(event)}`);
    }
  }

  return {
    names,
    catchUp,
    async note(line) {
      await catchUp();
      lines.push(`${' '.repeat(10)}${line}`);
    },
    async size() {
      let events = 0;
      for (const stream of await streams()) events += (await store.streamHead(organisation, stream))?.version ?? 0;
      return events;
    },
    text: () => `${lines.join('\n')}\n`,
    async bytes() {
      const found: string[] = [];
      for (const stream of await streams())
        for (const event of await store.loadStream(organisation, stream))
          found.push(new TextDecoder().decode(event.bytes));
      return found.join('\n');
    },
  };
}

/** The telling parts of an event's data: words and numbers; ids of people as seats, references and digests left out. */
function describe(data: unknown, names: ReadonlyMap<string, string>): string {
  if (data === null || typeof data !== 'object') return '';
  return Object.entries(data)
    .flatMap(([key, value]): string[] => {
      const shown = show(value, names);
      return shown === null ? [] : [`${key}=${shown}`];
    })
    .join(' ');
}

function show(value: unknown, names: ReadonlyMap<string, string>): string | null {
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    const seat = names.get(value);
    if (seat !== undefined) return seat;
    return /^[0-9a-f]{64}$|^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(value) ? null : value;
  }
  if (Array.isArray(value)) {
    const inner = value.flatMap((each: unknown) => show(each, names) ?? []);
    return inner.length === 0 ? null : `[${inner.join(', ')}]`;
  }
  if (value !== null && typeof value === 'object') {
    if ('ref' in value) return null;
    if ('obligation' in value && 'due' in value) return `${String(value.obligation)} by ${String(value.due)}`;
    const inner = describe(value, names);
    return inner === '' ? null : `{${inner}}`;
  }
  return null;
}
