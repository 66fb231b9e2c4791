export type ContentErrorCode =
  /** The wrapped key does not open: another instance key, or a changed row. */
  | 'key'
  /** The bytes do not authenticate, or do not match their commitment. */
  | 'tampered'
  /** Larger than an item of content may be. */
  | 'too-large'
  /** A blob ends before its last chunk. */
  | 'cut-off'
  /** The item, its key or its blob is not there. */
  | 'missing'
  /** The disk of the blobs is full. Nothing was kept. */
  | 'disk-full'
  /** The disk of the blobs failed. Nothing was acknowledged. */
  | 'io';

/** Content that cannot be sealed or opened. The message never holds content. */
export class ContentError extends Error {
  readonly code: ContentErrorCode;

  constructor(code: ContentErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ContentError';
    this.code = code;
  }
}
