export type StoreErrorCode =
  /** Another writer was first: load again and decide again. */
  | 'conflict'
  /** A counter was not where the append said. */
  | 'counter-conflict'
  /** An event id, content id or message id is already there. */
  | 'duplicate'
  /** The idempotency key is already used. */
  | 'answered'
  /** The timer is no longer held under this token. */
  | 'fenced'
  /** Data that may not be written: not canonical, NUL, lone surrogate, wrong chain, too large. */
  | 'invalid'
  /** The disk is full. Nothing was written. */
  | 'disk-full'
  /** The disk or database failed. Nothing was acknowledged. */
  | 'io'
  /** The database cannot be reached. Nothing was acknowledged. */
  | 'unreachable'
  /** A row does not hash to what it says, or cannot be read. */
  | 'corrupt'
  /** Another process holds the data directory. */
  | 'locked'
  /** The database is newer than this program, or a migration failed half way. */
  | 'migration'
  /** A setting the promises rest on is not in force, such as synchronous=FULL. */
  | 'unsafe-setting'
  | 'closed';

/** Every failure of a store. `cause` keeps what the database said. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
