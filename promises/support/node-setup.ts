import type { Instant } from '@muster/clocks';

/** What a server that will be killed is told on its command line, as JSON. */
export interface NodeSetup {
  readonly directory: string;
  /** What its clock is off the machine's. */
  readonly offsetMilliseconds: number;
  /** It ends once everything due up to here has fired. */
  readonly until: Instant;
  /** Where it dies, the how many-th time it gets there; null for nowhere. */
  readonly kill: { readonly at: KillPoint; readonly after: number } | null;
  /** Address of a probe of the writer thread, which may kill it too. */
  readonly probe: string | null;
}

/** Points of carrying out a timer, on the side that decides. */
export type KillPoint = 'claimed' | 'deciding' | 'decided' | 'appended';
