import type { Instant } from '@muster/clocks';
import type { FunctionId, TimeLimit } from '@muster/plan';

export type ObligationKind =
  | 'stage'
  | 'task'
  | 'decision'
  | 'fact'
  | 'evidence'
  | 'holding-statement'
  | 'support-script'
  | 'notification'
  | 'notice-language'
  | 'notice-delivery'
  | 'report'
  | 'change-validation'
  | 'approval'
  | 'execution'
  | 'proof'
  | 'handover'
  | 'break-glass-review'
  | 'applicability'
  | 'later-anchor'
  | 'clock';

/** Who has to do it: a function's people, one person, or a seat. */
export type Obliged =
  | { readonly kind: 'functions'; readonly functions: readonly FunctionId[] }
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'seat'; readonly seat: string };

/** What must be done, by whom, by when, and why. Derived from plan, facts and state; never typed in. */
export interface Obligation {
  /** Stable while it lasts: `task:legal-review`, `approval:A-1`. */
  readonly id: string;
  readonly kind: ObligationKind;
  readonly by: Obliged;
  /** The clause of the plan that asks for it. */
  readonly clause: string;
  readonly limit: ObligationLimit | null;
  /** The standing deadline, once it is recorded. */
  readonly due: Instant | null;
  readonly overdue: boolean;
}

/** A limit that counts from a known instant: what a deadline is computed from. */
export interface ObligationLimit {
  readonly period: TimeLimit['period'];
  readonly text: string;
  readonly anchor: 'first-signal' | 'declaration' | 'stage' | 'moment';
  readonly anchoredAt: Instant;
}

/** An obligation before its deadline is looked up. `dueWith`: another obligation whose deadline is its own too. */
export type Sketch = Pick<Obligation, 'id' | 'kind' | 'by' | 'clause' | 'limit'> & {
  readonly dueWith?: string;
};

/** Who has to do what, by which clause; the id is the kind with the name. */
export function sketch(
  kind: ObligationKind,
  name: string,
  by: Obliged,
  clause: string,
  limit: ObligationLimit | null,
): Sketch {
  return { id: `${kind}:${name}`, kind, by, clause, limit };
}

export function functions(...ids: readonly FunctionId[]): Obliged {
  return { kind: 'functions', functions: ids };
}
