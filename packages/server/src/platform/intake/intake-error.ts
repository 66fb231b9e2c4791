export type IntakeErrorCode =
  /** The disk is full. Nothing was acknowledged; the log goes on once there is space. */
  | 'disk-full'
  /** The disk failed. Nothing was acknowledged. */
  | 'io'
  /** What was acknowledged does not authenticate, or is not there. The message names segment and byte. */
  | 'corrupt'
  /** A record that is larger than the log takes. */
  | 'too-large'
  /** A cursor that is not the end of a record. */
  | 'cursor'
  | 'closed';

/** A failure of the intake log. The message never holds what a record says. */
export class IntakeError extends Error {
  readonly code: IntakeErrorCode;

  constructor(code: IntakeErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'IntakeError';
    this.code = code;
  }
}
