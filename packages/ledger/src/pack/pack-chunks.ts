import { LedgerError } from '../ledger-error.ts';
import { toHex } from '../verify/bytes.ts';
import { nobleSha256, nobleSha256Stream, type Sha256, type Sha256Stream } from '../verify/hashing.ts';
import { PACK_LIMITS } from '../verify/pack-limits.ts';
import { TAR_BLOCK, TAR_END, tarHeader, tarPadding } from '../verify/tar.ts';
import type { OpenBytes, PackInput } from './pack-input.ts';
import { preparePack, type PreparedPart } from './prepare-pack.ts';

/** Faster hashing for the builder; plain JavaScript where absent. */
export interface PackBuildOptions {
  readonly sha256?: Sha256;
  readonly sha256Stream?: () => Sha256Stream;
}

/**
 * The bytes of a pack, chunk by chunk, in the memory of its entries and one chunk of content. The same input gives the
 * same bytes. Throws `LedgerError` before the first chunk where the parts do not make a pack that verifies, and in the
 * middle where content is not what its event committed to: then throw away what was written.
 */
export async function* packChunks(
  input: PackInput<OpenBytes>,
  options: PackBuildOptions = {},
): AsyncGenerator<Uint8Array> {
  const parts = preparePack(input, options.sha256 ?? nobleSha256);
  refuseTooLarge(parts);
  for (const part of parts) {
    const size = partSize(part);
    yield tarHeader(part.name, size);
    switch (part.kind) {
      case 'bytes':
        yield part.bytes;
        break;
      case 'content':
        yield* contentChunks(part, options.sha256Stream ?? nobleSha256Stream);
        break;
    }
    yield new Uint8Array(tarPadding(size));
  }
  yield new Uint8Array(TAR_END);
}

/** The length of a part in bytes. */
export function partSize<Bytes>(part: PreparedPart<Bytes>): number {
  switch (part.kind) {
    case 'bytes':
      return part.bytes.length;
    case 'content':
      return part.ref.bytes;
  }
}

/** The length of the archive in bytes; an error above what a verifier reads. */
export function refuseTooLarge<Bytes>(parts: readonly PreparedPart<Bytes>[]): number {
  let length = TAR_END;
  for (const part of parts) length += TAR_BLOCK + partSize(part) + tarPadding(partSize(part));
  if (length > PACK_LIMITS.archiveBytes) {
    throw new LedgerError(
      'pack-input',
      `The pack would have ${length} bytes; at most ${PACK_LIMITS.archiveBytes} are read. Hand over the largest evidence beside a pack of fewer entries.`,
    );
  }
  return length;
}

type ContentPart = Extract<PreparedPart<OpenBytes>, { readonly kind: 'content' }>;

async function* contentChunks(part: ContentPart, newHash: () => Sha256Stream): AsyncGenerator<Uint8Array> {
  const running = newHash();
  running.update(part.content.salt);
  let length = 0;
  for await (const chunk of part.content.bytes()) {
    running.update(chunk);
    length += chunk.length;
    if (length > part.ref.bytes) break; // reported below
    yield chunk;
  }
  refuseOtherContent(part, length, running.digest());
}

/** Throws where content has another length or digest than its event committed to. */
export function refuseOtherContent<Bytes>(
  part: Extract<PreparedPart<Bytes>, { readonly kind: 'content' }>,
  length: number,
  digest: Uint8Array,
): void {
  if (length === part.ref.bytes && toHex(digest) === part.ref.commitment) return;
  throw new LedgerError(
    'pack-input',
    `${part.name} is not what entry ${part.ref.entry} committed to (${length} of ${part.ref.bytes} bytes). Run the store's check, or withhold it.`,
  );
}
