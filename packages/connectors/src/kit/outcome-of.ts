import { refused, retry } from './channel.ts';
import type { Failed } from './channel.ts';
import { SafeHttpError } from './safe-http.ts';
import type { HttpAnswer } from './safe-http.ts';

/** What an HTTP answer that is no success means; a channel that knows better of some looks at them first. */
export function outcomeOfStatus({ status, headers }: Pick<HttpAnswer, 'status' | 'headers'>): Failed {
  const wait = waitOf(headers['retry-after']);
  if (status === 429) return retry('rate', status, wait);
  if (status === 401 || status === 403) return refused('credentials', status);
  if (status === 404 || status === 410) return refused('address', status);
  if (status === 408 || status === 425) return retry('timeout', status, wait);
  if (status >= 400 && status < 500) return refused('request', status);
  // A redirect is not followed: whoever moved tells people, not programs.
  if (status >= 300 && status < 400) return refused('unsafe', status);
  return retry('provider', status, wait);
}

/** What a failed sending means. Anything but a fault of the way there is a fault of ours, and is thrown. */
export function outcomeOfFault(error: unknown): Failed {
  if (!(error instanceof SafeHttpError)) throw error;
  switch (error.code) {
    case 'unsafe':
      return refused('unsafe');
    case 'unreachable':
      return retry('unreachable');
    case 'timeout':
      return retry('timeout');
    case 'too-large':
      return retry('provider');
  }
}

const mostWait = 600_000;

/** Seconds, as every provider here sends them; a date is not waited for. */
function waitOf(header: string | undefined): number | null {
  if (header === undefined || !/^\d{1,6}$/.test(header)) return null;
  return Math.min(mostWait, Number(header) * 1_000);
}
