import { LedgerError } from './ledger-error.ts';
import type { NoteSigner } from './note-signer.ts';
import { utf8 } from './verify/bytes.ts';
import { formatCheckpoint, type Checkpoint } from './verify/checkpoint.ts';
import { formatNote, isNoteText } from './verify/signed-note.ts';

/** A note with one signature (c2sp.org/signed-note). The text must end with a newline. */
export function signNote(text: string, signer: NoteSigner): Uint8Array {
  if (!isNoteText(text)) {
    throw new LedgerError('note', 'A note text ends with a newline and has no control character but newline.');
  }
  const { name, id } = signer.key;
  return formatNote({ text, signatures: [{ name, keyId: id, signature: signer.sign(utf8(text)) }] });
}

/**
 * A signed checkpoint (c2sp.org/tlog-checkpoint). The key must bear the name of the log: a pack is refused otherwise.
 * Never sign two checkpoints that are not consistent with each other.
 */
export function signCheckpoint(checkpoint: Checkpoint, signer: NoteSigner): Uint8Array {
  if (signer.key.name !== checkpoint.origin) {
    throw new LedgerError(
      'checkpoint',
      `Key "${signer.key.name}" cannot sign for the log "${checkpoint.origin}": name and origin must be equal.`,
    );
  }
  return signNote(formatCheckpoint(checkpoint), signer);
}
