/** What OWASP asks of PBKDF2 with SHA-256 at least. */
export const iterations = 600_000;

/** Text that only a passphrase opens: AES-256-GCM under a key of PBKDF2. All in base64. */
export interface Sealed {
  readonly salt: string;
  readonly nonce: string;
  readonly bytes: string;
}

export async function sealKit(text: string, passphrase: string): Promise<Sealed> {
  const [salt, nonce] = [crypto.getRandomValues(new Uint8Array(16)), crypto.getRandomValues(new Uint8Array(12))];
  const encode = new TextEncoder();
  const secret = await crypto.subtle.importKey('raw', encode.encode(passphrase.normalize('NFKC')), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const rule = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  const key = await crypto.subtle.deriveKey(rule, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, encode.encode(text));
  return { salt: base64(salt), nonce: base64(nonce), bytes: base64(new Uint8Array(bytes)) };
}

export function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** 24 letters that nobody mistakes for each other, in groups of four: 120 bits. */
export function newPassphrase(): string {
  const drawn = Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => letters.charAt(byte % 32)).join('');
  return drawn.match(/.{4}/g)?.join('-') ?? drawn;
}
