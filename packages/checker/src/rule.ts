import type { Instant } from '@muster/clocks';
import type { CompiledPlan, Path } from '@muster/plan';
import type { FindingSeverity } from './finding.ts';

/**
 * One thing that a plan is held against. A rule is one file under `rules/`, named like its id, and stands in
 * `every-rule.ts`; its doc-block becomes its page in the reference (`npm run docs`).
 */
export interface Rule {
  /** `APR-02`. Stable: waivers and reports refer to it. */
  readonly id: string;
  /** L1: seen in the plan as it stands. L2: found by going through every case. */
  readonly layer: 'L1' | 'L2';
  /** That of its findings, unless one says otherwise. */
  readonly severity: FindingSeverity;
  /** What the rule looks at, in one line. */
  readonly title: string;
  /** How its findings are mended. */
  readonly fix: string;
  readonly check: (checked: CheckedPlan) => Iterable<Found>;
}

/** A plan that compiles, and what a rule needs beside it. */
export interface CheckedPlan {
  readonly plan: CompiledPlan;
  readonly now: Instant;
  /** The plan's text. */
  readonly yaml: string;
}

/** One thing that a rule has found, before its place in the text is known. */
export interface Found {
  /** Where it stands in the YAML: keys and list positions from the top down. */
  readonly path: Path;
  /** What a waiver names: an id of the plan, such as `notify-customers`. */
  readonly subject: string;
  /** What is wrong, and with what. */
  readonly message: string;
  /** A case that shows it: the hour, the person, the path, the facts. Null where the message is the case. */
  readonly counterexample: string | null;
  readonly severity?: FindingSeverity;
}
