import { useEffect } from 'react';
import { openState } from '../../ui/open-state.ts';

/** What a declaration begins with: nothing, or groups of signals. */
export interface DeclareFrom {
  readonly groups: readonly string[];
  readonly title: string;
  readonly system: string | null;
  /** What it looks like; whoever declares decides. */
  readonly type: string | null;
}

export const declareState = openState<DeclareFrom>();

const nothing: DeclareFrom = { groups: [], title: '', system: null, type: null };
let suggested = nothing;

/** Opens the dialog, with what the open page suggests where nothing is given. */
export function openDeclare(from?: DeclareFrom): void {
  declareState.open(from ?? suggested);
}

/** While a page is open: what a declaration begins with there. Give the same again where nothing changed. */
export function useDeclareSuggestion(from: DeclareFrom | null): void {
  useEffect(() => {
    suggested = from ?? nothing;
    return () => {
      suggested = nothing;
    };
  }, [from]);
}
