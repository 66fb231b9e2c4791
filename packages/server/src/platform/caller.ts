import type { Actor } from '@muster/engine';

/** Who asks, how the request came, and the idempotency key it carries: what every service needs to act and to audit. */
export interface Caller {
  readonly organisation: string;
  readonly actor: Actor;
  /** `POST /api/v1/incidents`, `timer`, `start`. */
  readonly via: string;
  readonly idempotency: { readonly key: string; readonly request: string } | null;
}
