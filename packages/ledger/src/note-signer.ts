import { ed25519 } from '@noble/curves/ed25519.js';
import { LedgerError } from './ledger-error.ts';
import { toBase64, tryBase64 } from './verify/base64.ts';
import { concatBytes, toHex } from './verify/bytes.ts';
import { ED25519_TYPE, verifierKey, type VerifierKey } from './verify/verifier-key.ts';

/** Signs notes. The private key stays inside; it may as well live in a hardware module. */
export interface NoteSigner {
  readonly key: VerifierKey;
  /** 64 bytes: Ed25519 over the message (RFC 8032). */
  sign(message: Uint8Array): Uint8Array;
}

const PREFIX = 'PRIVATE+KEY+';

/** A signer from a 32-byte Ed25519 seed (RFC 8032 §5.1.5). For a log, `name` is the origin of its checkpoints. */
export function noteSigner(name: string, seed: Uint8Array): NoteSigner {
  if (seed.length !== 32)
    throw new LedgerError('key', `The seed of "${name}" has ${seed.length} bytes; Ed25519 has 32.`);
  const secret = seed.slice();
  return { key: verifierKey(name, ed25519.getPublicKey(secret)), sign: (message) => ed25519.sign(message, secret) };
}

/** The text form of a private key: `PRIVATE+KEY+<name>+<id>+<base64 of type and seed>`. Keep it secret. */
export function formatSignerKey(name: string, seed: Uint8Array): string {
  const { key } = noteSigner(name, seed);
  return `${PREFIX}${name}+${toHex(key.id)}+${toBase64(concatBytes([Uint8Array.of(ED25519_TYPE), seed]))}`;
}

/** Reads the text form. The message of an error never repeats the key. */
export function parseSignerKey(text: string): NoteSigner {
  const [name = '', id = '', ...material] = text.startsWith(PREFIX) ? text.slice(PREFIX.length).split('+') : [];
  const bytes = tryBase64(material.join('+'));
  if (bytes?.length !== 33 || bytes[0] !== ED25519_TYPE) {
    throw new LedgerError('key', `Not an Ed25519 signer key. It reads ${PREFIX}name+id+base64.`);
  }
  const signer = noteSigner(name, bytes.subarray(1));
  if (toHex(signer.key.id) !== id)
    throw new LedgerError('key', `Signer key "${name}": its id does not fit its bytes. Copy it again.`);
  return signer;
}
