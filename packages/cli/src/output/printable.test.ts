import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printable, printableJson, printableLines } from './printable.ts';

/** What no line may hold, spelled apart from the code under test: code points that steer or hide. */
function steers(text: string): boolean {
  return [...text].some((character) => {
    const code = character.codePointAt(0) ?? 0;
    const control = code < 0x20 || (code >= 0x7f && code <= 0x9f);
    const direction = [0x061c, 0x200e, 0x200f].includes(code) || (code >= 0x202a && code <= 0x202e);
    const isolate = code >= 0x2066 && code <= 0x2069;
    const separator = code === 0x2028 || code === 0x2029;
    const hidden = [0x200b, 0x2060, 0xfeff].includes(code) || (code >= 0xe0000 && code <= 0xe007f);
    return control || direction || isolate || separator || hidden || (code >= 0xd800 && code <= 0xdfff);
  });
}

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\u001B[2J',
        '\u001B]0;x\u0007',
        '\u202Egnp.exe',
        '\u009B31m',
        '\r',
        '\n',
        '\u2028',
        '\u{E0041}',
        '\uD800',
        '\u2066',
      ),
    ),
  )
  .map((parts) => parts.join(''));

describe('text from elsewhere', () => {
  test('becomes one line that steers no terminal, whatever it was', () => {
    fc.assert(fc.property(hostile, (text) => !steers(printable(text))));
  });

  test('becomes JSON of the same value that steers no terminal', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const spelled = printableJson({ text });
        expect(JSON.parse(spelled)).toEqual({ text: JSON.parse(JSON.stringify(text)) });
        return !steers(spelled.replaceAll('\n', ''));
      }),
    );
  });

  test('keeps what people write', () => {
    for (const text of ['Ärger mit dem Bot – 日本語 ✓', 'שלום', 'naïve 👩‍💻', '10 € < 20 €'])
      expect(printable(text)).toBe(text);
  });

  test('shows that something was there', () => {
    expect(printable('Invoice\u202Egnp.exe\u001B[31m')).toBe('Invoice�gnp.exe�[31m');
    expect(printable('one\r\ntwo\tthree')).toBe('one two three');
    expect(printableLines('one\r\ntwo\u0007')).toBe('one\ntwo�');
  });
});
