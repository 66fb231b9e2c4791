import { concatBytes } from '../verify/bytes.ts';
import { nobleSha256, type Sha256 } from '../verify/hashing.ts';
import { TAR_END, tarHeader, tarPadding } from '../verify/tar.ts';
import { partSize, refuseOtherContent, refuseTooLarge, type PackBuildOptions } from './pack-chunks.ts';
import type { PackInput } from './pack-input.ts';
import { preparePack, type PreparedPart } from './prepare-pack.ts';

/** A whole pack in memory, from content in memory: the bytes that `packChunks` gives for the same input. */
export function buildPack(input: PackInput<Uint8Array>, options: PackBuildOptions = {}): Uint8Array {
  const sha256 = options.sha256 ?? nobleSha256;
  const parts = preparePack(input, sha256);
  refuseTooLarge(parts);
  const chunks = parts.flatMap((part) => {
    const size = partSize(part);
    return [tarHeader(part.name, size), bytesOf(part, sha256), new Uint8Array(tarPadding(size))];
  });
  return concatBytes([...chunks, new Uint8Array(TAR_END)]);
}

function bytesOf(part: PreparedPart<Uint8Array>, sha256: Sha256): Uint8Array {
  switch (part.kind) {
    case 'bytes':
      return part.bytes;
    case 'content':
      refuseOtherContent(part, part.content.bytes.length, sha256([part.content.salt, part.content.bytes]));
      return part.content.bytes;
  }
}
