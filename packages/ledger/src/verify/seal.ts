import { toBase64, tryBase64 } from './base64.ts';

/** First line of a seal. No checkpoint can read like it: there the second line is a number. */
const SEAL_TITLE = 'muster pack v1';

/**
 * The text that the log's key signs over a pack: title, origin, base64 SHA-256 of `pack.json`. Through the digests in
 * `pack.json` it binds every byte of every part, so that a part left out or relabelled is found.
 */
export function formatSeal(origin: string, manifestDigest: Uint8Array): string {
  return `${SEAL_TITLE}\n${origin}\n${toBase64(manifestDigest)}\n`;
}

/** Length in bytes of a seal with its one signature. It follows from the origin (ASCII), which is also the key's name. */
export function sealBytes(origin: string): number {
  const text = SEAL_TITLE.length + 1 + origin.length + 1 + 44 + 1;
  const signatureLine = 3 + 1 + origin.length + 1 + 92 + 1; // the dash has 3 bytes; 92 characters are 68 bytes
  return text + 1 + signatureLine;
}

/** The digest that a seal's text names for this origin, or `undefined` where it is no seal of it. */
export function sealedDigest(text: string, origin: string): Uint8Array | undefined {
  const [title, sealedOrigin, digest = '', end, ...rest] = text.split('\n');
  if (title !== SEAL_TITLE || sealedOrigin !== origin || end !== '' || rest.length > 0) return undefined;
  const bytes = tryBase64(digest);
  return bytes?.length === 32 ? bytes : undefined;
}
