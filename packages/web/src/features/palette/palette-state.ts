import { useEffect, useSyncExternalStore } from 'react';
import type { IconName } from '../../ui/icon.tsx';
import { openState } from '../../ui/open-state.ts';

/** Something that can be done from the palette. */
export interface PaletteCommand {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  readonly icon: IconName;
  readonly run: () => void;
}

export const palette = openState<'open'>();

export function openPalette(): void {
  palette.open('open');
}

const nothing: readonly PaletteCommand[] = [];
let ofPage = nothing;
const listeners = new Set<() => void>();

function become(commands: readonly PaletteCommand[]): void {
  ofPage = commands;
  for (const listener of listeners) listener();
}

/** What the open page adds to the palette, while it is open. Give the same list again where nothing changed. */
export function usePageCommands(commands: readonly PaletteCommand[]): void {
  useEffect(() => {
    become(commands);
    return () => become(nothing);
  }, [commands]);
}

export function useCommandsOfPage(): readonly PaletteCommand[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ofPage,
  );
}
