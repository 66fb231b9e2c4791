export type EventErrorCode =
  /** No definition, or a schema version that this program does not know. */
  | 'unknown-type'
  /** The data is not of the shape that its definition gives. */
  | 'wrong-shape'
  /** Text with a NUL or a lone surrogate. */
  | 'not-plain-text'
  /** Bytes that are not the JSON of an event. */
  | 'unreadable';

/** An event that cannot be written or read. */
export class EventError extends Error {
  readonly code: EventErrorCode;

  constructor(code: EventErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'EventError';
    this.code = code;
  }
}
