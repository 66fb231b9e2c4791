import { CliError } from '../cli-error.ts';

/** Longest wait for the head of an answer, in milliseconds. Uploads and downloads take as long as they take. */
const patience = 30_000;

/**
 * A `fetch` for one server: no redirects (they would carry the token elsewhere), and a clear CliError where nothing
 * answers. `body` stands in for the body of the request: a file is sent as it is read, never whole in memory.
 */
export function serverFetch(fetcher: typeof fetch, origin: string, body: Blob | null = null): typeof fetch {
  return async (input, init = {}) => {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), patience);
    const request: RequestInit = { ...init, redirect: 'error' };
    if (body === null) request.signal = late.signal;
    else request.body = body;
    try {
      return await fetcher(input, request);
    } catch (cause) {
      throw unreachable(origin, late.signal.aborted, cause);
    } finally {
      clearTimeout(timer);
    }
  };
}

function unreachable(origin: string, late: boolean, cause: unknown): CliError {
  const what = late ? `No answer within ${patience / 1000} seconds.` : `Nothing answers${reason(cause)}.`;
  const mend = 'Start it with muster start, or name another with --server or MUSTER_SERVER.';
  return new CliError('unreachable', { what, where: origin, mend }, { cause });
}

/** What the system said, from under what `fetch` said: `ECONNREFUSED`. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return ` (${error.code})`;
  return reason(error.cause);
}
