import { describe, expect, test } from 'vitest';
import { nodeSha256, nodeSha256Stream } from '../node/node-hashing.ts';
import { samplePackInput, sampleSigner, SMALL_SAMPLE } from '../testkit/sample-log.ts';
import { concatBytes, utf8 } from '../verify/bytes.ts';
import { buildPack } from './build-pack.ts';
import { packChunks } from './pack-chunks.ts';
import type { OpenBytes, PackContent, PackInput } from './pack-input.ts';

const input = samplePackInput(SMALL_SAMPLE);

describe('building a pack', () => {
  test('gives the same bytes each time, in whatever order the parts come', () => {
    const reversed = {
      ...input,
      entries: input.entries.toReversed(),
      contents: input.contents.toReversed(),
      withheld: input.withheld.toReversed(),
    };
    expect(buildPack(reversed)).toEqual(buildPack(input));
  });

  test('gives the same bytes chunk by chunk, in any chunks, with any SHA-256', async () => {
    const whole = buildPack(input);
    for (const chunkBytes of [1, 7, 4096]) {
      const chunks = await Array.fromAsync(
        packChunks(streamed(chunkBytes), { sha256: nodeSha256, sha256Stream: nodeSha256Stream }),
      );
      expect(concatBytes(chunks)).toEqual(whole);
    }
    expect(concatBytes(await Array.fromAsync(packChunks(streamed(100))))).toEqual(whole);
  });

  test('opens content only when its turn comes, so that a large pack needs little memory', async () => {
    let openedYet = 0;
    const large = samplePackInput({ ...SMALL_SAMPLE, evidence: [1 << 20, 1 << 20, 1 << 20], sha256: nodeSha256 });
    const lazily: PackInput<OpenBytes> = {
      ...large,
      contents: large.contents.map((it) => ({ ...it, bytes: () => [it.bytes] })),
      evidence: large.evidence.map((it) => ({ ...it, bytes: () => ((openedYet += 1), [it.bytes]) })),
    };
    const seen: number[] = [];
    for await (const chunk of packChunks(lazily)) if (chunk.length === 1 << 20) seen.push(openedYet);
    expect(seen).toEqual([1, 2, 3]);
  });
});

describe('what would not verify is refused before it is written', () => {
  const [first, second, ...rest] = input.entries;
  const anEvent = first?.event ?? new Uint8Array();

  test.each([
    ['an entry is missing', { entries: rest }, 'versions before it are missing'],
    [
      'a proof is of another tree',
      { entries: input.entries.map((it) => ({ ...it, proof: it.proof.slice(1) })) },
      'is not in the log',
    ],
    [
      'an event is not canonical',
      { entries: input.entries.map((it) => ({ ...it, event: concatBytes([utf8(' '), it.event]) })) },
      'not in canonical form',
    ],
    [
      'an entry comes twice',
      { entries: [...input.entries, ...(second === undefined ? [] : [second])] },
      'does not come after',
    ],
    [
      'an event is not UTF-8',
      { entries: [{ index: 0, salt: new Uint8Array(16), event: Uint8Array.of(0xff), proof: [] }] },
      'not valid UTF-8',
    ],
    ['the plan is missing', { plans: [] }, 'is not in the pack'],
    ['a plan is too much', { plans: [...input.plans, anEvent] }, 'No entry names plans/'],
    ['content is neither opened nor withheld', { contents: [] }, 'neither in the pack nor withheld'],
    [
      'content is opened and withheld',
      { withheld: [...input.withheld, ...input.contents.map(({ id }) => ({ id, reason: 'redacted' as const }))] },
      'withheld and opened',
    ],
    ['the subject is another', { subject: { ...input.subject, id: 'incident-1' } }, "subject's stream"],
    ['the organisation is another', { organisation: 'other' }, 'belongs to organisation'],
    [
      'evidence was changed in the store',
      { evidence: input.evidence.map((it) => ({ ...it, bytes: it.bytes.map((byte) => byte ^ 1) })) },
      'is not what entry',
    ],
    [
      'evidence is of no entry',
      {
        evidence: [
          ...input.evidence,
          { id: '00000000-0000-7000-8000-000000000000', salt: new Uint8Array(32), bytes: anEvent },
        ],
      },
      'No entry names evidence/',
    ],
  ])('%s', (_name, change, message) => {
    expect(() => buildPack({ ...input, ...change })).toThrow(message);
  });

  test.each([
    ['shorter', (it: Uint8Array) => it.subarray(1)],
    ['longer', (it: Uint8Array) => concatBytes([it, Uint8Array.of(1)])],
    ['changed', (it: Uint8Array) => it.map((byte) => byte ^ 1)],
  ])('content that comes out of the store %s stops the stream', async (_name, change) => {
    const wrong = {
      ...streamed(64),
      evidence: input.evidence.map((it) => ({ ...it, bytes: () => [change(it.bytes)] })),
    };
    await expect(Array.fromAsync(packChunks(wrong))).rejects.toThrow('is not what entry');
  });

  test('the signer does not hold the log’s key', () => {
    const other = { key: sampleSigner().key, sign: () => new Uint8Array(64) };
    expect(() => buildPack({ ...input, signer: other })).toThrow('does not fit the text');
  });
});

function streamed(chunkBytes: number): PackInput<OpenBytes> {
  const stream = (it: PackContent<Uint8Array>): PackContent<OpenBytes> => ({
    ...it,
    bytes: async function* () {
      for (let at = 0; at < it.bytes.length; at += chunkBytes) yield it.bytes.subarray(at, at + chunkBytes);
    },
  });
  return { ...input, contents: input.contents.map(stream), evidence: input.evidence.map(stream) };
}
