import { createECDH } from 'node:crypto';
import { z } from 'zod';
import type { PushKeys } from './encrypt-push.ts';

const base64url = z.string().regex(/^[A-Za-z0-9_-]{1,200}={0,2}$/);

const shape = z.object({
  endpoint: z.string().max(2_000),
  keys: z.object({ p256dh: base64url, auth: base64url }),
  /** The key that the browser subscribed with. */
  key: base64url,
});

export interface PushSubscriptionRead {
  readonly endpoint: string;
  readonly keys: PushKeys;
  readonly key: string;
  /** As it is kept: what is known of it and nothing else. */
  readonly text: string;
}

/** What a browser gives as its subscription, as JSON, with the key that it subscribed with. Null for anything else. */
export function readPushSubscription(given: string): PushSubscriptionRead | null {
  const read = shape.safeParse(jsonOf(given));
  if (!read.success) return null;
  const { endpoint, keys, key } = read.data;
  const [p256dh, auth] = [Buffer.from(keys.p256dh, 'base64url'), Buffer.from(keys.auth, 'base64url')];
  if (auth.length !== 16 || !isPoint(p256dh)) return null;
  const text = JSON.stringify({
    endpoint,
    keys: { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') },
    key: key.replace(/=+$/, ''),
  });
  return { endpoint, keys: { p256dh, auth }, key: key.replace(/=+$/, ''), text };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A point off the curve would tell of the private key that it is computed with. */
function isPoint(bytes: Uint8Array): boolean {
  if (bytes.length !== 65) return false;
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  try {
    pair.computeSecret(bytes);
    return true;
  } catch {
    return false;
  }
}
