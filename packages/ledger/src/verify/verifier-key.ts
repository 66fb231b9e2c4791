import { LedgerError } from '../ledger-error.ts';
import { tryBase64, toBase64 } from './base64.ts';
import { concatBytes, toHex, utf8 } from './bytes.ts';
import { nobleSha256 } from './hashing.ts';

/** The type byte of Ed25519 in c2sp.org/signed-note, "Signature types". No other type is supported. */
export const ED25519_TYPE = 0x01;

/** A public key that verifies signed notes (c2sp.org/signed-note, "Verifier keys"). */
export interface VerifierKey {
  /** The key name: not empty, no white space, no `+`. For a log it is the origin of its checkpoints. */
  readonly name: string;
  /** The first 4 bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key). */
  readonly id: Uint8Array;
  /** 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array;
}

/** A verifier key from its name and 32 public bytes. */
export function verifierKey(name: string, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) {
    throw new LedgerError(
      'key',
      `"${name}" cannot name a key: use a name without white space, control characters and "+".`,
    );
  }
  if (publicKey.length !== 32) {
    throw new LedgerError('key', `The public key of "${name}" has ${publicKey.length} bytes; Ed25519 has 32.`);
  }
  return { name, id: keyId(name, publicKey), publicKey };
}

/** The text form: `<name>+<key id in hex>+<base64 of type and public key>`. */
export function formatVerifierKey(key: VerifierKey): string {
  return `${key.name}+${toHex(key.id)}+${toBase64(concatBytes([Uint8Array.of(ED25519_TYPE), key.publicKey]))}`;
}

/** Reads the text form. Strict: each key has one spelling, and its id must be the right one. */
export function parseVerifierKey(text: string): VerifierKey {
  const [name = '', id = '', ...material] = text.split('+');
  // Base64 itself may contain "+", so everything after the second plus is the material.
  const bytes = tryBase64(material.join('+'));
  if (bytes?.length !== 33 || bytes[0] !== ED25519_TYPE) {
    throw new LedgerError(
      'key',
      `Not an Ed25519 verifier key: "${text.slice(0, 120)}". It reads name+id+base64, for example example.com/foo+530d903a+AekyeRrm….`,
    );
  }
  const key = verifierKey(name, bytes.subarray(1));
  if (toHex(key.id) !== id) {
    throw new LedgerError(
      'key',
      `Verifier key "${name}": its id reads "${id.slice(0, 16)}", but its bytes give ${toHex(key.id)}. Copy the key again from its owner.`,
    );
  }
  return key;
}

/** Whether a text may name a key: not empty, no white space, no `+`, no ASCII control character, well-formed Unicode. */
export function isKeyName(name: string): boolean {
  return name.length > 0 && name.isWellFormed() && !/[\p{White_Space}+]/u.test(name) && !hasControlCharacter(name);
}

/** Whether a text has an ASCII control character (below U+0020) other than newline. A note may have none. */
export function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 && code !== 0x0a) return true;
  }
  return false;
}

function keyId(name: string, publicKey: Uint8Array): Uint8Array {
  return nobleSha256([utf8(`${name}\n`), Uint8Array.of(ED25519_TYPE), publicKey]).subarray(0, 4);
}
