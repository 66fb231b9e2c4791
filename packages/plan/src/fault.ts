import type { ConditionFaultCode } from './condition/condition-fault.ts';

/** What can be wrong with a plan. Each code is explained in docs/reference/plan.md. */
export type FaultCode =
  | 'yaml'
  | 'too-large'
  | 'forbidden-yaml'
  | 'bad-name'
  | 'missing'
  | 'unknown-key'
  | 'wrong-type'
  | 'unknown-value'
  | 'bad-time'
  | 'unknown-reference'
  | 'duplicate'
  | 'contact-data'
  | 'function-without-deputy'
  | 'gate-missing'
  | 'gate-quorum'
  | 'gate-silence'
  | 'gate-break-glass'
  | 'gate-bypassed'
  | 'no-because'
  | 'template-unreadable'
  | ConditionFaultCode;

/** One fault of a plan text: where it is, and what to do about it. */
export interface Fault {
  readonly code: FaultCode;
  /** Where in the plan: `severity.high.rules[0].when`. Empty for the whole file. */
  readonly path: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** What is wrong, and how to mend it. */
  readonly message: string;
}

/** Keys and list positions from the top of the plan down. */
export type Path = readonly (string | number)[];

/** A fault before its place in the text is known. `offset` counts inside a scalar; `key` means the key itself. */
export interface FoundFault {
  readonly code: FaultCode;
  readonly path: Path;
  readonly message: string;
  readonly at?: 'key' | { readonly offset: number };
}

/** `["severity", "high", "rules", 0]` as `severity.high.rules[0]`. */
export function pathText(path: Path): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');
}
