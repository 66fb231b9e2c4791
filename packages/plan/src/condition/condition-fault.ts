/**
 * - `condition-size`: too long, too deep or too many parts.
 * - `condition-syntax`: not CEL, or CEL that a plan may not use.
 * - `condition-name`: a name that is no fact and no other thing a condition may read.
 * - `condition-type`: values of different kinds are compared, or the answer is not yes or no.
 */
export type ConditionFaultCode = 'condition-size' | 'condition-syntax' | 'condition-name' | 'condition-type';

/** What is wrong with a condition; `at` is the offset in its text. */
export interface ConditionFault {
  readonly code: ConditionFaultCode;
  readonly at: number;
  readonly message: string;
}

/** Limits on one condition. A rule that a lawyer reads aloud is far below them. */
export const conditionLimits = {
  /** UTF-16 units of text. */
  characters: 1_000,
  /** Brackets inside brackets. */
  depth: 16,
  /** Names, values and operators together. */
  terms: 200,
  /** Combinations of values that decide the condition when nothing it reads is known. */
  combinations: 4_096,
} as const;
