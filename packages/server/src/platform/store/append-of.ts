import type { Append } from './store.ts';

/** An append of one organisation with the given parts; all others are empty. */
export function appendOf(organisation: string, parts: Partial<Omit<Append, 'organisation'>>): Append {
  return {
    organisation,
    streams: [],
    counters: [],
    rows: [],
    timers: [],
    outbox: [],
    audit: [],
    contents: [],
    destroyed: [],
    answer: null,
    fence: null,
    ...parts,
  };
}
