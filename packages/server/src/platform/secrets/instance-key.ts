import { createHmac, hkdfSync } from 'node:crypto';

/**
 * The one secret of an instance, 32 bytes, kept outside the data directory. Every other key is derived from it by
 * HKDF-SHA-256 (RFC 5869) under a label of its own, so that a back-up needs one secret and one place to keep it.
 */
export interface InstanceKey {
  /** Wraps the keys of contents. */
  readonly wrapping: Uint8Array;
  /** Seed of the Ed25519 key that signs checkpoints. */
  readonly signing: Uint8Array;
  /** Encrypts intake segments. */
  readonly segments: Uint8Array;
  /** Digests of what must be recognised and not told: requests under an idempotency key. */
  readonly digests: Uint8Array;
  /** What the keys towards push services are derived from. */
  readonly push: Uint8Array;
  /** Says whether this key belongs to a data directory, without telling anything about it. */
  readonly fingerprint: string;
}

export function deriveInstanceKey(secret: Uint8Array): InstanceKey {
  if (secret.length !== 32) throw new RangeError(`The instance key has ${secret.length} bytes; it must have 32.`);
  const derive = (label: string) =>
    new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), `muster/${label}/1`, 32));
  return {
    wrapping: derive('wrap'),
    signing: derive('sign'),
    segments: derive('segments'),
    digests: derive('digests'),
    push: derive('push'),
    fingerprint: createHmac('sha256', derive('fingerprint')).update('instance').digest('hex'),
  };
}
