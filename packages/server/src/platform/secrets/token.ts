import { hash } from 'node:crypto';
import type { Ids } from '../ids/ids.ts';

/** A secret that somebody carries, 32 random bytes, and the hash that is kept in its place. */
export interface NewSecret {
  readonly secret: string;
  readonly secretHash: string;
}

/** The prefix says what it is to people and to scanners of leaked secrets. */
export function newSecret(prefix: 'link' | 'token' | 'service', ids: Ids): NewSecret {
  const secret = `muster_${prefix}_${Buffer.from(ids.bytes(32)).toString('base64url')}`;
  return { secret, secretHash: hashSecret(secret) };
}

/** Whether a text could be a secret of ours: a prefix and 32 bytes. Whether it is one, only its hash tells. */
export function hasSecretForm(text: string): boolean {
  return /^muster_(?:link|token|service)_[A-Za-z0-9_-]{43}$/.test(text);
}

/** SHA-256, lower-case hex. Enough for 256 random bits; a slow hash is for what people choose. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'hex');
}
