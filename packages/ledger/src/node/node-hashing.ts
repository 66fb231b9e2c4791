import { createHash, createPublicKey, hash, verify } from 'node:crypto';
import type { Sha256, Sha256Stream, VerifyEd25519 } from '../verify/hashing.ts';

/** Below this it is quicker to copy the parts together and hash once than to feed a hash object. */
const COPY_BELOW = 16 * 1024;

/** SHA-256 by node:crypto. */
export const nodeSha256: Sha256 = (parts) => {
  let length = 0;
  for (const part of parts) length += part.length;
  if (length < COPY_BELOW || parts.length === 1)
    return hash('sha256', parts.length === 1 ? (parts[0] ?? EMPTY) : Buffer.concat(parts, length), 'buffer');
  const running = createHash('sha256');
  for (const part of parts) running.update(part);
  return running.digest();
};

const EMPTY = new Uint8Array();

/** The piecewise form of {@link nodeSha256}. */
export const nodeSha256Stream = (): Sha256Stream => createHash('sha256');

/** Ed25519 by node:crypto. OpenSSL checks by RFC 8032: it refuses a second encoding of the same signature. */
export const nodeVerifyEd25519: VerifyEd25519 = (signature, message, publicKey) => {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  try {
    const key = createPublicKey({
      format: 'jwk',
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
    });
    return verify(null, message, key, signature);
  } catch {
    return false; // not a point of the curve
  }
};
