import type { ContentRef } from '@muster/engine';
import type { Opened } from './vault.ts';

/** Opens content. What was destroyed reads null; a missing or changed item throws ContentError. */
export interface ContentReader {
  /** Throws ContentError `missing` for destroyed content too. */
  text(organisation: string, ref: ContentRef): Promise<string>;
  /** Texts by content id; a destroyed one is null. */
  texts(organisation: string, refs: readonly ContentRef[]): Promise<ReadonlyMap<string, string | null>>;
  /** Small items whole. Null when destroyed. */
  open(organisation: string, id: string): Promise<Opened | null>;
  /** Any size, chunk by chunk, with the salt of the commitment. Null when destroyed. */
  stream(
    organisation: string,
    id: string,
  ): Promise<{ readonly salt: Uint8Array; readonly chunks: () => AsyncIterable<Uint8Array> } | null>;
}
