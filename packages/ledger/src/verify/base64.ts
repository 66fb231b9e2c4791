import { LedgerError } from '../ledger-error.ts';

/** Standard base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  return bytes.toBase64();
}

/**
 * Bytes of standard base64 in its one canonical form, or `undefined`. White space, missing padding and unused bits that
 * are not zero are refused: otherwise the same bytes have several spellings, and a changed character goes unseen.
 */
export function tryBase64(text: string): Uint8Array | undefined {
  try {
    const bytes = Uint8Array.fromBase64(text, { lastChunkHandling: 'strict' });
    return bytes.toBase64() === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** As {@link tryBase64}, but an error that says where (`what`) the bad text stood. */
export function fromBase64(text: string, what: string): Uint8Array {
  const bytes = tryBase64(text);
  if (bytes === undefined) throw new LedgerError('encoding', `${what}: not canonical base64: "${text.slice(0, 80)}".`);
  return bytes;
}
