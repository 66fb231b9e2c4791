import { createDecipheriv, createHmac } from 'node:crypto';
import type { ECDH } from 'node:crypto';

/**
 * What a browser does with a push message: RFC 8188, section 2, and RFC 8291, section 3.4, step by step with HMAC alone.
 * Throws where it is not for this browser, or was touched.
 */
export function decryptPush(body: Uint8Array, browser: ECDH, auth: Uint8Array): Uint8Array {
  const salt = body.subarray(0, 16);
  const idLength = body[20] ?? 0;
  const senderPublic = body.subarray(21, 21 + idLength);
  const record = body.subarray(21 + idLength);
  const prkKey = hmac(auth, browser.computeSecret(senderPublic));
  const keyInfo = Buffer.concat([Buffer.from('WebPush: info'), Uint8Array.of(0), browser.getPublicKey(), senderPublic]);
  const ikm = hmac(prkKey, keyInfo, Uint8Array.of(1));
  const prk = hmac(salt, ikm);
  const cek = hmac(prk, Buffer.from('Content-Encoding: aes128gcm'), Uint8Array.of(0, 1)).subarray(0, 16);
  const nonce = hmac(prk, Buffer.from('Content-Encoding: nonce'), Uint8Array.of(0, 1)).subarray(0, 12);
  const decipher = createDecipheriv('aes-128-gcm', cek, nonce);
  decipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  const end = padded.lastIndexOf(2);
  if (end === -1 || padded.subarray(end + 1).some((byte) => byte !== 0)) throw new RangeError('It has no end.');
  return padded.subarray(0, end);
}

function hmac(key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  return createHmac('sha256', key).update(Buffer.concat(parts)).digest();
}
