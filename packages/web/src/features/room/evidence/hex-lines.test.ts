import { expect, test } from 'vitest';
import { hexLines } from './hex-lines.ts';

test('sixteen bytes a line, with the letters among them', () => {
  expect(hexLines(new TextEncoder().encode('<script>alert(1)</script>\u0000'))).toEqual([
    '00000000  3c 73 63 72 69 70 74 3e 61 6c 65 72 74 28 31 29  <script>alert(1)',
    '00000010  3c 2f 73 63 72 69 70 74 3e 00                    </script>·',
  ]);
  expect(hexLines(new Uint8Array())).toEqual([]);
});
