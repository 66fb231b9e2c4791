import { nodeSha256, nodeVerifyEd25519 } from '../node/node-hashing.ts';
import { toHex } from '../verify/bytes.ts';
import type { VerifyEd25519 } from '../verify/hashing.ts';
import type { VerifyPackOptions } from '../verify/verify-pack.ts';

/**
 * Options for tests that verify tens of thousands of packs. A signature that was checked once with the same message and
 * key is not checked again; everything else is done each time.
 */
export function fastChecks(key?: string): VerifyPackOptions {
  const seen = new Map<string, boolean>();
  const verifyEd25519: VerifyEd25519 = (signature, message, publicKey) => {
    const id = `${toHex(signature)} ${toHex(publicKey)} ${toHex(message)}`;
    const known = seen.get(id) ?? nodeVerifyEd25519(signature, message, publicKey);
    seen.set(id, known);
    return known;
  };
  return { ...(key === undefined ? {} : { key }), sha256: nodeSha256, verifyEd25519 };
}
