const MIB = 1024 * 1024;

/**
 * What a pack may hold. A pack comes from a stranger, so each number bounds the time and memory that reading may cost;
 * each is far above what an honest pack needs. Checking stays linear in the bytes up to these limits.
 */
export const PACK_LIMITS = {
  /** One typed array in every browser in use. Larger evidence is shipped beside the pack. */
  archiveBytes: 2048 * MIB,
  /** Some 100,000 parts at 150 bytes each, parsed in one piece. */
  manifestBytes: 32 * MIB,
  /** Plans, contents and evidence items together. */
  parts: 100_000,
  /** A hundred times the largest incident that we plan for. */
  entries: 1_000_000,
  /** Free text is never inside an event, so an honest line has some 500 bytes. One line is parsed in one piece. */
  lineBytes: 2 * MIB,
  /** A signed note: 100 signatures of the largest kind. */
  checkpointBytes: MIB,
  /** A name of 255 characters and 33 bytes in base64. */
  keyBytes: 1024,
  /** A part with more lines that cannot be read is not read on: each costs a thousand times an honest byte. */
  damagedLines: 1000,
  /** Events nest 5 deep; parsers of other languages give up near 1,000. */
  jsonDepth: 64,
  /** A tree of 2^53 leaves needs 53. */
  proofHashes: 64,
  /** Past this number of faults a report says only how many more there are. */
  reportedFaults: 1000,
} as const;
