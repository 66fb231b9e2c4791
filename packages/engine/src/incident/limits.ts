import type { Incident } from './incident.ts';

/** A clock that has started goes on until what it is for is done, whatever severity and facts have become since. */
export function runs(incident: Incident, obligation: string): boolean {
  return incident.deadlines[obligation] !== undefined;
}
