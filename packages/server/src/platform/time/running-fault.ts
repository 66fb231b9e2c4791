/** Something that stands still, fails or is late while the server runs. */
export interface RunningFault {
  /** For anybody: which part. */
  readonly what: string;
  /** For the log alone: what the part said. It may hold addresses, paths and names. */
  readonly why: string | null;
}
