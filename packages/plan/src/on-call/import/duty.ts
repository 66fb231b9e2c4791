import type { Instant } from '@muster/clocks';

/** A stretch of time that another tool's schedule gives to somebody, as that tool names them. */
export interface Duty {
  readonly from: Instant;
  readonly until: Instant;
  readonly who: string;
}

export type ReadDuties =
  | { readonly ok: true; readonly duties: readonly Duty[] }
  | { readonly ok: false; readonly faults: readonly string[] };

/** More duties than a schedule of two years has. */
const mostDuties = 5_000;

/** Duties without faults, or the faults; a hundred of them are enough to read. */
export function dutiesOr(duties: readonly Duty[], faults: readonly string[]): ReadDuties {
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, 100) };
  if (duties.length <= mostDuties) return { ok: true, duties };
  return {
    ok: false,
    faults: [`The schedule has ${duties.length} duties; ${mostDuties} are allowed. Export less time.`],
  };
}
