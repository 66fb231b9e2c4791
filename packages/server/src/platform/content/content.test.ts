import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createIds } from '../ids/ids.ts';
import { deriveInstanceKey } from '../secrets/instance-key.ts';
import { appendOf } from '../store/append-of.ts';
import { createFakeStore } from '../store/fake/fake-store.ts';
import type { SealedContent } from '../store/store.ts';
import { systemClock } from '../time/clock.ts';
import { createContentReader } from './create-content-reader.ts';
import { createContentWriter } from './create-content-writer.ts';
import { createMemoryBlobStore } from './memory-blob-store.ts';
import { createVault } from './vault.ts';

const organisation = 'example';

function world() {
  const ids = createIds(systemClock);
  const blobs = createMemoryBlobStore();
  const store = createFakeStore();
  const vault = createVault(deriveInstanceKey(randomBytes(32)), ids);
  const keep = (...contents: SealedContent[]) => store.append(appendOf(organisation, { contents }));
  const destroy = (...destroyed: string[]) => store.append(appendOf(organisation, { destroyed }));
  const writer = createContentWriter({ vault, blobs, ids });
  return { writer, reader: createContentReader({ store, vault, blobs }), blobs, store, keep, destroy };
}

async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  // One buffer for all parts, as sockets do it: whoever keeps a part must copy it.
  const buffer = new Uint8Array(size);
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size);
    buffer.set(part);
    yield buffer.subarray(0, part.length);
  }
}

async function drained(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(Uint8Array.from(chunk));
  return Buffer.concat(all);
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const limit = 8 * 1_048_576;

describe('content of any size', () => {
  it.each([0, 1, 65_536, 65_537, 1_048_576, 1_048_577, 2_097_152, 3_000_000])(
    'of %i bytes comes back as it was, from one call and from a stream',
    async (size) => {
      const { writer, reader, keep } = world();
      const bytes = randomBytes(size);
      const whole = await writer.bytes(bytes, 'application/octet-stream');
      const streamed = await writer.stream(inParts(bytes, 40_001), 'application/octet-stream', limit);
      await keep(whole.row, streamed.row);
      for (const { ref, row } of [whole, streamed]) {
        expect(ref.bytes).toBe(size);
        expect(row.ciphertext === null).toBe(size > 65_536);
        const opened = await reader.open(organisation, ref.id);
        expect(sha256(opened?.bytes ?? new Uint8Array(9))).toBe(sha256(bytes));
        const stream = await reader.stream(organisation, ref.id);
        expect(sha256(await drained(stream?.chunks() ?? inParts(bytes, 1)))).toBe(sha256(bytes));
        expect(sha256(Buffer.concat([stream?.salt ?? bytes, bytes]))).toBe(ref.commitment);
      }
      expect(streamed.sha256).toBe(sha256(bytes));
      expect(whole.ref.commitment).not.toBe(streamed.ref.commitment);
    },
  );

  it('keeps a text with every character, small and large', async () => {
    const { writer, reader, keep } = world();
    const small = '\ufeffReply held an account number: é 漢 😀 \u0000';
    const [one, two] = [await writer.text(small), await writer.text(small.repeat(5_000))];
    await keep(one.row, two.row);
    expect(await reader.text(organisation, one.ref)).toBe(small);
    const texts = await reader.texts(organisation, [one.ref, two.ref, one.ref]);
    expect([...texts.values()]).toEqual([small, small.repeat(5_000)]);
  });

  it('is refused beyond its limit, and leaves nothing behind', async () => {
    const { writer, blobs } = world();
    const source = inParts(randomBytes(3_000_000), 65_536);
    await expect(writer.stream(source, 'text/plain', 2_999_999)).rejects.toMatchObject({ code: 'too-large' });
    await expect(writer.stream(inParts(randomBytes(11), 2), 'text/plain', 10)).rejects.toMatchObject({
      code: 'too-large',
    });
    expect(blobs.sealed.size).toBe(0);
  });

  it('of a source that breaks off leaves nothing behind', async () => {
    const { writer, blobs } = world();
    async function* broken() {
      yield* inParts(randomBytes(2_000_000), 65_536);
      throw new Error('the upload was cut off');
    }
    await expect(writer.stream(broken(), 'text/plain', limit)).rejects.toThrow('the upload was cut off');
    expect(blobs.sealed.size).toBe(0);
  });

  it('reads null once destroyed, and its text is missing', async () => {
    const { writer, reader, keep, destroy } = world();
    const { ref, row } = await writer.text('the answer named an account holder');
    await keep(row);
    await destroy(ref.id);
    expect(await reader.open(organisation, ref.id)).toBeNull();
    expect(await reader.stream(organisation, ref.id)).toBeNull();
    expect((await reader.texts(organisation, [ref])).get(ref.id)).toBeNull();
    await expect(reader.text(organisation, ref)).rejects.toMatchObject({ code: 'missing' });
  });

  it('of another organisation is not there', async () => {
    const { writer, reader, keep } = world();
    const { ref, row } = await writer.text('ours');
    await keep(row);
    expect(await reader.open('another', ref.id)).toBeNull();
  });

  it('that was exchanged for other content, key and all, is found by the commitment in its event', async () => {
    const { writer, reader, keep } = world();
    const said = await writer.text('what was said');
    const forged = await writer.text('what was never said');
    await keep(forged.row);
    const ref = { ...said.ref, id: forged.ref.id };
    await expect(reader.text(organisation, ref)).rejects.toMatchObject({ code: 'tampered' });
    await expect(reader.texts(organisation, [ref])).rejects.toMatchObject({ code: 'tampered' });
  });

  it('whose blob is gone says so, and a blob with another commitment is found before its last chunk is given', async () => {
    const { writer, reader, keep, blobs } = world();
    const { ref, row } = await writer.bytes(randomBytes(100_000), 'text/plain');
    await keep({ ...row, commitment: 'f'.repeat(64) });
    const stream = await reader.stream(organisation, ref.id);
    const given: Uint8Array[] = [];
    const read = async () => {
      for await (const chunk of stream?.chunks() ?? []) given.push(chunk);
    };
    await expect(read()).rejects.toMatchObject({ code: 'tampered' });
    expect(given).toEqual([]);
    blobs.sealed.clear();
    await expect(reader.open(organisation, ref.id)).rejects.toMatchObject({ code: 'missing' });
  });
});
