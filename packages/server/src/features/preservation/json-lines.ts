import type { Collected } from './collector.ts';

/** Records as one JSON object a line, in UTF-8; nothing held where there are none. */
export function jsonLines(
  records: readonly object[],
  said: { readonly title: string; readonly source: string; readonly impersonal: boolean },
): Collected {
  if (records.length === 0) return { kind: 'unable', cause: 'nothing-held' };
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  return { kind: 'captured', ...said, bytes: Buffer.from(text, 'utf8'), mediaType: 'application/jsonl' };
}
