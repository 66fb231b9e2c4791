import { randomBytes } from 'node:crypto';

/** A text that occurs nowhere else, to be looked for afterwards in every spelling. */
export interface Canary {
  /** Five spellings as one text: plain, base64, hex, percent, and UTF-16 as base64. Names the place for whoever finds it. */
  textFor(place: string): string;
  /** The five spellings as bytes, UTF-16LE as it is. */
  bytesFor(place: string): Uint8Array<ArrayBuffer>;
  /** What a scan looks for, by the name of the spelling. */
  readonly needles: ReadonlyMap<string, Uint8Array>;
}

export function makeCanary(): Canary {
  const token = `Canary${randomBytes(9).toString('hex')}`;
  const plain = Buffer.from(token);
  const wide = Buffer.from(token, 'utf16le');
  const percent = [...plain].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const needles = new Map<string, Uint8Array>([
    ['utf-8', plain],
    ['utf-16le', wide],
    ['hex', Buffer.from(plain.toString('hex'))],
    ['percent', Buffer.from(percent)],
  ]);
  for (const [name, bytes] of [
    ['base64', plain],
    ['base64 of utf-16le', wide],
  ] as const)
    for (const shift of [0, 1, 2]) needles.set(`${name}, shifted by ${shift}`, Buffer.from(innerBase64(bytes, shift)));
  const spellings = `${plain.toString('base64')} ${plain.toString('hex')} ${percent}`;
  return {
    needles,
    textFor: (place) => `${place}: ${token} ${spellings} ${wide.toString('base64')}`,
    bytesFor: (place) => new Uint8Array(Buffer.concat([Buffer.from(`${place}: ${token} ${spellings} `), wide])),
  };
}

/** The characters of a base64 text that the bytes alone decide, when they stand at this offset of a group of three. */
function innerBase64(bytes: Uint8Array, shift: number): string {
  const padded = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replaceAll('=', '');
  return padded.slice(shift === 0 ? 0 : shift + 1, -2);
}
