import type { SourceTree } from './source-tree.ts';

/** One broken rule at its place. `file` is relative to the root of the tree, with `/`; `line` counts from 1. */
export interface Finding {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** What a guard saw. Counting what it looked at is compulsory: a guard that looked at nothing has proven nothing. */
export interface Inspection {
  readonly looked: { readonly count: number; readonly at: string };
  readonly findings: readonly Finding[];
  /** Figures worth a line in the output, as sizes. */
  readonly notes?: readonly string[];
}

export interface Guard {
  readonly name: string;
  /** Every rule that this guard can report; the canary plants a fault for each. */
  readonly rules: readonly string[];
  readonly inspect: (tree: SourceTree) => Inspection | Promise<Inspection>;
}

/** Runs one guard. One that found nothing to look at fails, by a finding of its own. */
export async function runGuard(guard: Guard, tree: SourceTree): Promise<Inspection> {
  const inspection = await guard.inspect(tree);
  if (inspection.looked.count > 0) return { ...inspection, findings: inOrder(inspection.findings) };
  const blind: Finding = {
    rule: `${guard.name}/looked-at-nothing`,
    file: '.',
    line: 1,
    message: `found no ${inspection.looked.at} to look at; mend what it searches, or remove the guard`,
  };
  return { ...inspection, findings: [blind, ...inOrder(inspection.findings)] };
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.rule, b.rule) || compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
