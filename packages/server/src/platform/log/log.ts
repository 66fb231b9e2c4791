/** Structured lines for the operator: only these fields, never content, names or secrets. */
export interface LogFields {
  readonly organisation?: string;
  readonly route?: string;
  readonly loop?: string;
  readonly code?: string;
  readonly count?: number;
  readonly milliseconds?: number;
  readonly address?: string;
  readonly reference?: string;
  readonly about?: string;
  readonly schedule?: string;
  readonly layer?: string;
  readonly seat?: string | null;
  readonly person?: string | null;
}

export interface Log {
  info(message: string, fields?: LogFields): void;
  /** The error's name, code and message; a message of ours never holds content. */
  fault(message: string, error: unknown, fields?: LogFields): void;
}

/** One JSON line for each entry. */
export function createLog(write: (line: string) => void, now: () => string): Log {
  const line = (level: string, message: string, fields: object) =>
    write(`${JSON.stringify({ at: now(), level, message, ...fields })}\n`);
  return {
    info: (message, fields = {}) => line('info', message, fields),
    fault: (message, error, fields = {}) => line('fault', message, { ...fields, error: describe(error) }),
  };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const cause = error.cause === undefined ? '' : ` ← ${describe(error.cause)}`;
  return `${error.name}${code}: ${error.message}${cause}`;
}

export const silentLog: Log = { info: () => undefined, fault: () => undefined };
