const width = 16;

/** Bytes as people compare them: offset, sixteen values, and the letters among them. */
export function hexLines(bytes: Uint8Array): readonly string[] {
  return Array.from({ length: Math.ceil(bytes.length / width) }, (_, line) => {
    const part = [...bytes.subarray(line * width, (line + 1) * width)];
    const values = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const letters = part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join('');
    return `${(line * width).toString(16).padStart(8, '0')}  ${values.padEnd(width * 3 - 1)}  ${letters}`;
  });
}
