import type { Sealed } from './vault.ts';

/** Seals content of any size: small items become rows of the append, large ones blobs that are durable already. */
export interface ContentWriter {
  text(text: string): Promise<Sealed>;
  bytes(bytes: Uint8Array, mediaType: string): Promise<Sealed>;
  /** For what may be larger than memory. `sha256` is over the plain bytes, lower-case hex. */
  stream(
    source: AsyncIterable<Uint8Array>,
    mediaType: string,
    mostBytes: number,
  ): Promise<Sealed & { readonly sha256: string }>;
}
