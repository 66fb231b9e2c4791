/** Whether a change asks less or more of people than before; `neutral` where that cannot be told. */
export type ChangeDirection = 'weaker' | 'stricter' | 'neutral';

/** One difference between two versions of a plan. */
export interface PlanChange {
  /** Where in the compiled plan: `gates.notify-customers.approve`. */
  readonly path: string;
  readonly direction: ChangeDirection;
  /** "lowered the quorum of notify-customers from 2 to 1". Without a full stop. */
  readonly sentence: string;
}

/** Keys from the top of a compiled plan down; entries of lists that are named go by their name. */
export type ChangePath = readonly string[];

/** True where a path has the form of a pattern: `gates.*.within`. */
export function isAt(path: ChangePath, pattern: string): boolean {
  const parts = pattern.split('.');
  return parts.length === path.length && parts.every((part, index) => part === '*' || part === path[index]);
}
