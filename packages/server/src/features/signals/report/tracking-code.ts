/** Letters and digits that are told apart when read aloud (Crockford's base 32): no I, L, O or U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 20;

/** Four groups of five, `7F3KQ-9MXTA-B2C4D-EHJKM`: 100 random bits, from 20 random bytes. */
export function newTrackingCode(random: Uint8Array): string {
  if (random.length < length) throw new RangeError(`A tracking code needs ${length} random bytes.`);
  return spell([...random.subarray(0, length)].map((byte) => alphabet.charAt(byte & 31)).join(''));
}

/** The code that somebody typed, in its one spelling; null for what cannot be one. */
export function readTrackingCode(typed: string): string | null {
  const letters = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return letters.length === length && [...letters].every((letter) => alphabet.includes(letter)) ? spell(letters) : null;
}

function spell(letters: string): string {
  return letters.replaceAll(/(.{5})(?=.)/g, '$1-');
}
