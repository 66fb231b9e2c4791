import { noPrevious } from '@muster/engine';
import type { Head, Recorded } from '@muster/engine';
import type { Store } from '../store/store.ts';

/** One kind of stream: how its events are read and folded into a state. */
export interface StreamKind<State, Event extends Recorded> {
  /** The stream's name begins with it: `incident/…`. */
  readonly name: string;
  readonly read: (stored: Uint8Array | Recorded) => Event;
  readonly evolve: (state: State | null, event: Event) => State;
  /** What `evolve` makes of one event after the other, where that can be told with less work. */
  readonly fold?: (state: State | null, events: readonly Event[]) => State | null;
}

export interface Loaded<State> {
  readonly state: State | null;
  readonly head: Head;
}

const emptyHead: Head = { version: 0, hash: noPrevious };

/** Loads streams into states, and keeps the latest of each: an event is folded once. */
export interface Streams {
  load<State, Event extends Recorded>(
    kind: StreamKind<State, Event>,
    organisation: string,
    id: string,
  ): Promise<Loaded<State>>;
  /** What an append left behind, so that the next load reads nothing. Only call it after the append was acknowledged. */
  keep<State>(kind: { readonly name: string }, organisation: string, id: string, loaded: Loaded<State>): void;
}

export function streamName(kind: { readonly name: string }, id: string): string {
  return `${kind.name}/${id}`;
}

export function createStreams(store: Store, capacity = 2_000): Streams {
  const kept = new Map<string, Loaded<unknown>>();
  const remember = (key: string, loaded: Loaded<unknown>) => {
    kept.delete(key);
    kept.set(key, loaded);
    const oldest = kept.size > capacity ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
  };
  return {
    async load<State, Event extends Recorded>(kind: StreamKind<State, Event>, organisation: string, id: string) {
      const stream = streamName(kind, id);
      const key = `${organisation}\n${stream}`;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kept under the kind's own name, by this kind
      const known = (kept.get(key) as Loaded<State> | undefined) ?? { state: null, head: emptyHead };
      const head = await store.streamHead(organisation, stream);
      if (head === null) return { state: null, head: emptyHead };
      const base = known.head.version <= head.version ? known : { state: null, head: emptyHead };
      if (base.head.version === head.version && base.head.hash === head.hash) return base;
      const loaded = goOn(kind, base, await store.loadStream(organisation, stream, base.head.version));
      remember(key, loaded);
      return loaded;
    },
    keep(kind, organisation, id, loaded) {
      remember(`${organisation}\n${streamName(kind, id)}`, loaded);
    },
  };
}

function goOn<State, Event extends Recorded>(
  kind: StreamKind<State, Event>,
  base: Loaded<State>,
  events: Awaited<ReturnType<Store['loadStream']>>,
): Loaded<State> {
  const last = events.at(-1);
  return {
    state: foldEvents(
      kind,
      base.state,
      events.map(({ bytes }) => kind.read(bytes)),
    ),
    head: last === undefined ? base.head : { version: last.version, hash: last.hash },
  };
}

export function foldEvents<State, Event extends Recorded>(
  { evolve, fold: foldAll }: StreamKind<State, Event>,
  state: State | null,
  events: readonly Event[],
): State | null {
  return foldAll ? foldAll(state, events) : events.reduce<State | null>((at, event) => evolve(at, event), state);
}
