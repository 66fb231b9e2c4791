import { createECDH, createPrivateKey, hkdfSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** Who sends, towards push services (RFC 8292): a key pair of P-256. */
export interface VapidKey {
  /** Uncompressed, 65 bytes in base64url: what browsers subscribe with. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

/** The key that follows from a secret and a number; another number is another key. */
export function deriveVapidKey(secret: Uint8Array, number: number): VapidKey {
  const pair = createECDH('prime256v1');
  // One in 2^32 is no private key of the curve: then the next one counts.
  for (let tries = 0; ; tries += 1) {
    const d = Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), `muster/vapid/${number}/${tries}`, 32));
    try {
      pair.setPrivateKey(d);
    } catch (error) {
      if (tries > 8) throw error;
      continue;
    }
    const point = pair.getPublicKey();
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      d: d.toString('base64url'),
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    };
    return { publicKey: point.toString('base64url'), privateKey: createPrivateKey({ key: jwk, format: 'jwk' }) };
  }
}

/** How long a push service may take us at our word; a day at most (RFC 8292, section 2). */
const lastsSeconds = 43_200;

/** The `authorization` of one request. `contact`: `mailto:` or `https:`, where push services complain. */
export function vapidAuthorization(
  { publicKey, privateKey }: VapidKey,
  { audience, contact, nowMilliseconds }: { audience: string; contact: string; nowMilliseconds: number },
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(nowMilliseconds / 1_000) + lastsSeconds;
  const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part({ aud: audience, exp, sub: contact })}`;
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${signed}.${signature.toString('base64url')}, k=${publicKey}`;
}
