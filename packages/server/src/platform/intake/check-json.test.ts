import { expect, it } from 'vitest';
import { createJsonCheck } from './check-json.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

it('takes JSON however often it comes, and tells what is none each time', () => {
  const faultOf = createJsonCheck();
  for (const _ of [1, 2]) {
    expect(faultOf(bytes('{"alerts":[]}'))).toBeNull();
    expect(faultOf(bytes('{"alerts":[}'))).toBe('The body is not JSON.');
    expect(faultOf(Uint8Array.of(0x22, 0xff, 0x22))).toBe('The body is not text in UTF-8.');
    expect(faultOf(bytes('['.repeat(65) + ']'.repeat(65)))).toBe('The body nests deeper than 64.');
  }
});

it('still tells sound from unsound after more bodies than it remembers', () => {
  const faultOf = createJsonCheck();
  for (let at = 0; at < 1_000; at++) expect(faultOf(bytes(`{"at":${at}}`))).toBeNull();
  expect(faultOf(bytes('{"at":0}'))).toBeNull();
  expect(faultOf(bytes('{"at":0'))).toBe('The body is not JSON.');
});
