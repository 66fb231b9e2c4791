/**
 * Where content above 64 KiB lives: sealed chunks, one blob for each item. What is given and taken is plain bytes; what
 * is kept is authenticated under the item's own key, so a blob without its key is nothing.
 */
export interface BlobStore {
  /**
   * Seals the source under the item's key (32 bytes, never used for another blob) and resolves once it is durable.
   * Rejects with what the source threw, or with ContentError `disk-full` or `io`; nothing is left then.
   */
  put(id: string, key: Uint8Array, source: AsyncIterable<Uint8Array>): Promise<void>;
  /**
   * The plain bytes, in chunks of up to 1 MiB; each is authenticated before it is given. Throws ContentError `missing`,
   * `tampered` or `cut-off`: whoever reads must reach the end before trusting that it is whole.
   */
  read(id: string, key: Uint8Array): AsyncIterable<Uint8Array>;
  /** Takes the blob away, durably. No fault when it is not there. */
  destroy(id: string): Promise<void>;
  /** The ids of all blobs, in no order. */
  list(): AsyncIterable<string>;
}
