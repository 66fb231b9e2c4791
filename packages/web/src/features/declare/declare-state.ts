import { openState } from '../../ui/open-state.ts';

/** What a declaration begins with: nothing, or groups of signals. */
export interface DeclareFrom {
  readonly groups: readonly string[];
  readonly title: string;
  readonly system: string | null;
}

export const declareState = openState<DeclareFrom>();

export function openDeclare(from: DeclareFrom = { groups: [], title: '', system: null }): void {
  declareState.open(from);
}
