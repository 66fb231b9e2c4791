import { useSyncExternalStore } from 'react';

/** Something of which there is one on the whole screen, opened from anywhere with what it is to show. */
export interface OpenState<T> {
  open(value: T): void;
  close(): void;
  use(): T | null;
}

export function openState<T>(): OpenState<T> {
  let value: T | null = null;
  const listeners = new Set<() => void>();
  const become = (next: T | null) => {
    value = next;
    for (const listener of listeners) listener();
  };
  return {
    open: become,
    close: () => become(null),
    use: () =>
      useSyncExternalStore(
        (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        () => value,
      ),
  };
}
