import type { StreamEntry } from '@muster/api';
import { z } from 'zod';
import type { LedgerRecord } from '../../platform/store/store.ts';

/** What of an event is told: its instant. Everything else of the entry is beside its bytes. */
const dated = z.object({ recordedAt: z.string() });

export function entryOf({ ledgerIndex, stream, version, type, bytes }: LedgerRecord): StreamEntry {
  const at = stream.indexOf('/');
  return {
    ledgerIndex: ledgerIndex ?? -1,
    stream: { kind: stream.slice(0, at), id: stream.slice(at + 1) },
    version,
    type,
    at: dated.parse(JSON.parse(new TextDecoder().decode(bytes))).recordedAt,
  };
}

/** One event of the event stream format (HTML, section 9.2.6). JSON has no line breaks of its own. */
export function eventText(event: 'entry' | 'reset', id: number, data: unknown): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A comment: keeps the connection open, or says to who reads along why it ends. */
export function commentText(words: string): string {
  return `: ${words}\n\n`;
}
