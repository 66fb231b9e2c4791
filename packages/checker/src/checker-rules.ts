import type { Rule } from './rule.ts';
import { everyRule } from './rules/every-rule.ts';
import { waiverRule } from './rules/waivers.ts';

/** What a rule says of itself. */
export type RuleDescription = Omit<Rule, 'check'>;

/** Every rule that a compiled plan is held against, in order of id; the one about waivers last. */
export const checkerRules: readonly RuleDescription[] = [
  ...everyRule.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
  waiverRule,
];
