import { accept, refuse } from '@muster/engine';
import type { ContentRef, Refusal, Result, SignalEvent, SignalGroup } from '@muster/engine';
import type { StoredEvent } from '../../platform/store/store.ts';

/** What a redaction of signals is decided by. */
export interface RedactSignal {
  readonly content: string;
  readonly reason: ContentRef;
  /** Who asks; null for what is no person. */
  readonly person: string | null;
  /** Legal or privacy: whoever may redact in an incident. */
  readonly isAllowed: boolean;
  /** Files that came with reports of the group: the content of a report names them, no event does. */
  readonly attachments: readonly string[];
  /** The events of the group. */
  readonly record: readonly StoredEvent[];
}

/** Destroys what a signal said, why it was declined, or a file that came with it. The same rule as for an incident. */
export function decideRedaction(
  group: SignalGroup | null,
  asked: RedactSignal,
): Result<readonly SignalEvent[], Refusal> {
  const { content, reason, person, isAllowed, attachments, record } = asked;
  if (group === null) return refuse('signal/unknown', 'There is no such group of signals.', 'List the signals.');
  if (person === null || !isAllowed)
    return refuse('fact/not-yours', 'Legal or privacy redact content.', 'Ask one of them.');
  const isNamed = attachments.includes(content) || record.some(({ bytes }) => mentions(bytes, `"id":"${content}"`));
  const isGone = record.some(({ bytes }) => mentions(bytes, `"content":"${content}"`));
  if (!isNamed || isGone)
    return refuse(
      'content/unknown',
      `These signals hold no content ${content}, or it is redacted already.`,
      'Name the id of a content reference of these signals.',
    );
  return accept([{ type: 'content-redacted', data: { content, person, reason } }]);
}

/** Canonical JSON spells a field in one way only. */
function mentions(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text);
}
