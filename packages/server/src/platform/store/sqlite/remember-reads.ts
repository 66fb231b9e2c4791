import type { Append, Store } from '../store.ts';

/** Names that readings are kept of; the oldest leave first. */
const capacity = 20_000;

/** Readings that are kept of one name: of a row there is one, of a model there are pages. */
const perName = 8;

/**
 * Answers what was read before without asking the database again. Only for a store that this process alone writes: a
 * write that touches a reading makes it forgotten before it begins, and nothing is kept while it is under way.
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
    append: (append) =>
      rows.during(rowsOf(append), () =>
        lists.during(modelsOf(append), () => heads.during(streamsOf(append), () => store.append(append))),
      ),
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

function streamsOf({ organisation, streams }: Append): readonly string[] {
  return streams.map(({ stream }) => nameOf(organisation, stream));
}

function nameOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

class Remembered<T> {
  readonly #kept = new Map<string, Map<string, T>>();
  /** How many writes under way change what is read under a name. */
  readonly #written = new Map<string, number>();
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

  /** Runs a write that changes what is read under these names. */
  async during<R>(names: readonly string[], write: () => Promise<R>): Promise<R> {
    this.#writes += 1;
    for (const name of names) {
      this.#kept.delete(name);
      this.#written.set(name, (this.#written.get(name) ?? 0) + 1);
    }
    try {
      return await write();
    } finally {
      for (const name of names) this.#ended(name);
    }
  }

  forgetAll(): void {
    this.#writes += 1;
    this.#kept.clear();
  }

  #ended(name: string): void {
    const left = (this.#written.get(name) ?? 1) - 1;
    if (left === 0) this.#written.delete(name);
    else this.#written.set(name, left);
  }

  #keep(name: string, part: string, found: T): void {
    const parts = this.#kept.get(name) ?? new Map<string, T>();
    if (parts.size >= perName) parts.clear();
    this.#kept.set(name, parts.set(part, found));
    const oldest = this.#kept.size > capacity ? this.#kept.keys().next().value : undefined;
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}
