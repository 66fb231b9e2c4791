import type { Caller } from '../../platform/caller.ts';

/** The person who looks; null for a service and the clock. */
export function viewerOf({ actor }: Caller): string | null {
  return actor.kind === 'person' || actor.kind === 'elevated' ? actor.person : null;
}
