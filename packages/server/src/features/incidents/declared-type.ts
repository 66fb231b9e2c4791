import { suggest } from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';

/** What somebody said who declares an incident. */
export interface Said {
  readonly type: string | null;
  readonly system: string | null;
  readonly title: string;
  readonly summary: string | null;
}

export interface DeclaredType {
  readonly type: string;
  /** Why it is this one, where nobody said it; empty where somebody did. */
  readonly because: readonly string[];
}

/**
 * Anybody declares with a title alone. A type that nobody names is taken by the rules of triage from what was said; where
 * nothing points to one it is the one with the most dimensions: what is not known is taken at its worst. Whoever
 * classifies puts it right.
 */
export function declaredType(plan: CompiledPlan | null, { type, system, title, summary }: Said): DeclaredType {
  if (type !== null) return { type, because: [] };
  if (plan === null) return { type: '', because: [] };
  const said: (readonly [string, string])[] = [['title', title]];
  if (summary !== null) said.push(['summary', summary]);
  const suggested = suggest(plan, { source: 'declared', system, said }).type;
  if (suggested !== null) return { type: suggested.id, because: suggested.because };
  const [widest = ''] = Object.keys(plan.types).toSorted((one, other) => width(plan, other) - width(plan, one));
  return { type: widest, because: ['Nothing that was said points to a type; this one has the most dimensions.'] };
}

function width(plan: CompiledPlan, type: string): number {
  return plan.types[type]?.dimensions.length ?? 0;
}
