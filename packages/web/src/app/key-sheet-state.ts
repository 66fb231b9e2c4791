import { openState } from '../ui/open-state.ts';

export const keySheet = openState<'open'>();

export function openKeySheet(): void {
  keySheet.open('open');
}
