import { useSyncExternalStore } from 'react';

/** A small choice of whoever sits at this browser, kept in it and shared by its tabs. */
export interface StoredSetting<T extends string> {
  read(): T;
  write(value: T): void;
  use(): T;
}

export function storedSetting<T extends string>(name: string, values: readonly [T, ...T[]]): StoredSetting<T> {
  const key = `muster.${name}`;
  const listeners = new Set<() => void>();
  const read = (): T => {
    const kept = stored(key);
    return values.find((value) => JSON.stringify(value) === kept) ?? values[0];
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  addEventListener('storage', (event) => {
    if (event.key === key) tell();
  });
  return {
    read,
    write(value) {
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // A browser without storage: the choice is not kept, and that is all.
      }
      tell();
    },
    use: () =>
      useSyncExternalStore((listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      }, read),
  };
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
