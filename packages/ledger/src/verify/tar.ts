/** Tar works in blocks of this many bytes. */
export const TAR_BLOCK = 512;
/** Two blocks of zeros end an archive. */
export const TAR_END = 2 * TAR_BLOCK;

/**
 * The one ustar header (POSIX.1-1988) that a file of a pack has: mode 0644, owner 0, time 0, no owner names, no link.
 * `name` has at most 100 bytes of ASCII, `size` fits 11 octal digits (8 GiB).
 */
export function tarHeader(name: string, size: number): Uint8Array {
  const header = BLANK_HEADER.slice();
  const sum = BLANK_SUM + write(header, 0, name) + write(header, 124, size.toString(8).padStart(11, '0'));
  write(header, 148, `${sum.toString(8).padStart(6, '0')}\u0000 `);
  return header;
}

const BLANK_HEADER = blankHeader();
// The checksum counts its own field as spaces.
const BLANK_SUM = BLANK_HEADER.reduce((sum, byte) => sum + byte, 8 * 0x20);

function blankHeader(): Uint8Array {
  const header = new Uint8Array(TAR_BLOCK);
  const fields: readonly (readonly [number, string])[] = [
    [100, '0000644'], // mode
    [108, '0000000'], // owner
    [116, '0000000'], // group
    [136, '00000000000'], // time
    [156, '0'], // an ordinary file
    [257, 'ustar\u000000'], // magic and version
    [329, '0000000'], // device
    [337, '0000000'],
  ];
  for (const [at, text] of fields) write(header, at, text);
  return header;
}

/** Writes ASCII text and returns the sum of its bytes. */
function write(header: Uint8Array, at: number, text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const byte = text.charCodeAt(i);
    header[at + i] = byte;
    sum += byte;
  }
  return sum;
}

/** The zeros between the end of a file of `size` bytes and the next block. */
export function tarPadding(size: number): number {
  return (TAR_BLOCK - (size % TAR_BLOCK)) % TAR_BLOCK;
}

/** The size that a header claims, or `undefined` where it has no 11 octal digits. */
export function tarSize(header: Uint8Array): number | undefined {
  const digits = asciiOf(header.subarray(124, 135));
  return /^[0-7]{11}$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

/** The name that a header claims, made harmless for a message. */
export function tarName(header: Uint8Array): string {
  const name = header.subarray(0, 100);
  const end = name.indexOf(0);
  return asciiOf(end < 0 ? name : name.subarray(0, end));
}

function asciiOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '?')).join('');
}
