/** `error` blocks a plan from being activated; `warning` is shown. */
export type FindingSeverity = 'error' | 'warning';

/** One thing that is wrong with a plan. */
export interface Finding {
  /** The rule: `APR-01`, `L0-unknown-key`. Stable: waivers and reports refer to it. */
  readonly id: string;
  readonly severity: FindingSeverity;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** Where in the plan: `approvals.notify-customers.approve[0]`. Empty for the whole file. */
  readonly path: string;
  /** What is wrong here, and how to mend it. */
  readonly message: string;
  /** How this kind of finding is mended in general. */
  readonly fix: string;
}
