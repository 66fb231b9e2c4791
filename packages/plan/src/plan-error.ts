/**
 * - `bad-compiled-plan`: stored JSON is no compiled plan of a language this version knows.
 * - `bad-answer`: a fact was given a value that its definition does not allow.
 * - `bad-condition`: a condition of a compiled plan cannot be run.
 * - `unknown-schedule`: the plan has no on-call schedule of that name.
 * - `unknown-system`: the plan has no AI system of that name.
 */
export type PlanErrorCode =
  | 'bad-compiled-plan'
  | 'bad-answer'
  | 'bad-condition'
  | 'unknown-schedule'
  | 'unknown-system';

/** The one error class of this package. A broken plan text is no error: `parsePlan` returns its faults. */
export class PlanError extends Error {
  readonly code: PlanErrorCode;

  constructor(code: PlanErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PlanError';
    this.code = code;
  }
}
