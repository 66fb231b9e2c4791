import type { Append, Store, StreamHead } from '../store.ts';

/** Names that readings are kept of; the oldest leave first. */
const capacity = 20_000;

/** Readings that are kept of one name: of a row there is one, of a model there are pages. */
const perName = 8;

/**
 * Answers what was read before without asking the database again. Only for a store that this process alone writes: a
 * write that touches a reading makes it forgotten before it begins, and nothing is kept while it is under way. Where a
 * stream stands is known from the append itself, once that is answered.
 */
export function rememberReads(store: Store): Store {
  const rows = new Remembered<Awaited<ReturnType<Store['readRow']>>>();
  const lists = new Remembered<Awaited<ReturnType<Store['listRows']>>>();
  const heads = new Remembered<Awaited<ReturnType<Store['streamHead']>>>();
  const remembered = [rows, lists, heads];
  return {
    ...store,
    readRow: (organisation, model, key) =>
      rows.read(nameOf(organisation, model, key), '', () => store.readRow(organisation, model, key)),
    listRows: (organisation, model, options) =>
      lists.read(nameOf(organisation, model), JSON.stringify(options), () =>
        store.listRows(organisation, model, options),
      ),
    streamHead: (organisation, stream) =>
      heads.read(nameOf(organisation, stream), '', () => store.streamHead(organisation, stream)),
    append: (append) => {
      const ends = endsOf(append);
      return rows.during(rowsOf(append), () =>
        lists.during(modelsOf(append), () => heads.during([...ends.keys()], () => store.append(append), ends)),
      );
    },
    replaceRows: async (organisation, models, replaced) => {
      await store.replaceRows(organisation, models, replaced);
      for (const each of remembered) each.forgetAll();
    },
    close: () => {
      for (const each of remembered) each.forgetAll();
      return store.close();
    },
  };
}

function rowsOf({ organisation, rows }: Append): readonly string[] {
  return rows.map(({ model, key }) => nameOf(organisation, model, key));
}

function modelsOf({ organisation, rows }: Append): readonly string[] {
  return [...new Set(rows.map(({ model }) => model))].map((model) => nameOf(organisation, model));
}

/** Where each stream stands after the append. */
function endsOf({ organisation, streams }: Append): ReadonlyMap<string, StreamHead> {
  return new Map(
    streams.flatMap(({ stream, expectedVersion, events }) => {
      const last = events.at(-1);
      return last
        ? [[nameOf(organisation, stream), { version: expectedVersion + events.length, hash: last.hash }]]
        : [];
    }),
  );
}

function nameOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

class Remembered<T> {
  readonly #kept = new Map<string, Map<string, T>>();
  /** What is written under a name now, and whether more than one write is or was meanwhile. */
  readonly #written = new Map<string, { count: number; overlapping: boolean }>();
  /** Grows with each write that begins: a reading that one overtook is not kept. */
  #writes = 0;

  /** What is read under a name; `part` tells its readings apart. */
  async read(name: string, part: string, load: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(name)?.get(part);
    if (known !== undefined) return known;
    const writes = this.#writes;
    const found = await load();
    if (this.#writes === writes && !this.#written.has(name)) this.#keep(name, part, found);
    return found;
  }

  /**
   * Runs a write that changes what is read under these names. What it leaves behind is kept where it is known and no
   * other write of the name was under way meanwhile: of two, nobody here can tell which came last.
   */
  async during<R>(names: readonly string[], write: () => Promise<R>, left?: ReadonlyMap<string, T>): Promise<R> {
    this.#writes += 1;
    for (const name of names) {
      this.#kept.delete(name);
      const others = this.#written.get(name)?.count ?? 0;
      this.#written.set(name, { count: others + 1, overlapping: others > 0 });
    }
    try {
      const result = await write();
      for (const name of names) this.#ended(name, left?.get(name));
      return result;
    } catch (error) {
      for (const name of names) this.#ended(name);
      throw error;
    }
  }

  forgetAll(): void {
    this.#writes += 1;
    this.#kept.clear();
  }

  #ended(name: string, left?: T): void {
    const { count, overlapping } = this.#written.get(name) ?? { count: 1, overlapping: true };
    if (count > 1) this.#written.set(name, { count: count - 1, overlapping });
    else {
      this.#written.delete(name);
      if (left !== undefined && !overlapping) this.#keep(name, '', left);
    }
  }

  #keep(name: string, part: string, found: T): void {
    const parts = this.#kept.get(name) ?? new Map<string, T>();
    if (parts.size >= perName) parts.clear();
    this.#kept.set(name, parts.set(part, found));
    const oldest = this.#kept.size > capacity ? this.#kept.keys().next().value : undefined;
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}
