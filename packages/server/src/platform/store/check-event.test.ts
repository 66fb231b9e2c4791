import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noHash } from './check-append.ts';
import { checkEvent } from './check-event.ts';
import { encodeText, sampleEvent } from './contract/sample-events.ts';
import type { JsonValue } from './store.ts';
import { StoreError } from './store-error.ts';

const place = { organisation: 'example', stream: 'incident/1', version: 1, previous: noHash };

function isTaken(id: string, text: string): boolean {
  try {
    checkEvent(encodeText(id, 'fact-recorded', text), place);
    return true;
  } catch (error) {
    if (error instanceof StoreError && error.code === 'invalid') return false;
    throw error;
  }
}

/** Any JSON, with keys that look like numbers, need escapes, or sort otherwise by code point than by code unit. */
const anyData = fc
  .jsonValue({ depthSize: 'medium', stringUnit: 'binary' })
  .map((value): JsonValue => JSON.parse(JSON.stringify(value)));

it('takes the canonical form of whatever data, and no other spelling of it', () => {
  fc.assert(
    fc.property(anyData, fc.constantFrom(0, 1, 2), (data, indent) => {
      const event = {
        ...JSON.parse(new TextDecoder().decode(sampleEvent('example', 'incident/1', null, null).bytes)),
        data,
      };
      const canonical = canonicalize(event) ?? '';
      const holdsNul = canonical.includes('\\u0000') && /(?<!\\)(\\\\)*\\u0000/.test(canonical);
      expect(isTaken(event.id, canonical)).toBe(!holdsNul);
      const native = JSON.stringify(event, null, indent);
      expect(isTaken(event.id, native)).toBe(native === canonical && !holdsNul);
    }),
    { numRuns: 500 },
  );
});
