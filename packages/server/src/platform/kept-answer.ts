import type { Caller } from './caller.ts';
import type { IdempotentAnswer } from './store/store.ts';

/**
 * The answer that an append keeps under the caller's idempotency key: a repeat of the same request gets it again and
 * changes nothing. Null without a key. Never for an answer that holds a secret: it would be kept in plain text.
 */
export function keptAnswer({ idempotency }: Caller, status: number, body: unknown): IdempotentAnswer | null {
  return idempotency && { ...idempotency, status, body: JSON.stringify(body) };
}
