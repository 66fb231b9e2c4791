/** One of the two streams a command writes to. */
export interface Output {
  /** A person reads it: a table then, and hostile text made harmless. */
  readonly isTTY: boolean;
  /** Cells across; of no meaning where nobody reads. */
  readonly columns: number;
  write(text: string): void;
}

/** All that a command may touch of the world around it. Tests pass their own. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly folder: string;
  readonly home: string;
  readonly fetch: typeof fetch;
  readonly now: () => Temporal.Instant;
  /** IANA name of the zone that times are shown in. */
  readonly timeZone: string;
  /** Asks the person at the terminal one question; null where nobody can answer. */
  readonly ask: ((question: string) => Promise<string>) | null;
  /** Calls back at each request to stop: Ctrl-C or SIGTERM. */
  readonly onStop: (listener: () => void) => void;
}
