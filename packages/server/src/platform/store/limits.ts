/** How large the parts of an append may be. Beyond these an append is refused with `invalid`. */
export const limits = {
  /** Bytes of one event. Free text is content and not in here, so a real event is far smaller. */
  eventBytes: 1024 * 1024,
  /** Events of one append: what one transaction may hold up its neighbours for. */
  events: 20_000,
  /** Bytes of sealed content kept as a row: 64 KiB of plain text, nonce and tag. Larger content is a blob. */
  ciphertextBytes: 64 * 1024 + 64,
  /** UTF-16 units of one read-model row, outbox payload or kept answer, as JSON. */
  json: 1024 * 1024,
  /** UTF-8 bytes of a name, key, sort or id: four of them fit into one entry of an index on either database. */
  name: 512,
  wrappedKeyBytes: 1024,
  /** Timers or messages claimed at once. */
  claim: 10_000,
} as const;
