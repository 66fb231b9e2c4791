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
  /** What a waiver names beside the rule; null for a text that does not compile: nobody can waive that. */
  readonly subject: string | null;
  /** What is wrong here, and how to mend it. */
  readonly message: string;
  /** A case that shows it: the hour, the person, the path, the facts. */
  readonly counterexample: string | null;
  /** How this kind of finding is mended in general. */
  readonly fix: string;
  /** Who answers for it until a day, where the plan waives it. */
  readonly waiver: { readonly owner: string; readonly until: string; readonly because: string } | null;
}

/** Whether a plan with this finding may not be activated. */
export function blocks({ severity, waiver }: Pick<Finding, 'severity' | 'waiver'>): boolean {
  return severity === 'error' && waiver === null;
}

/** A fault of the text: then the plan does not compile, and no rule has looked at it. */
export function isOfTheForm({ subject }: Pick<Finding, 'subject'>): boolean {
  return subject === null;
}
