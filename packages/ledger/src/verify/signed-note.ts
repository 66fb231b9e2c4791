import { LedgerError } from '../ledger-error.ts';
import { toBase64, tryBase64 } from './base64.ts';
import { concatBytes, equalBytes, fromUtf8, utf8 } from './bytes.ts';
import type { VerifyEd25519 } from './hashing.ts';
import { hasControlCharacter, isKeyName, type VerifierKey } from './verifier-key.ts';

/** One signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  /** 4 bytes. */
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

/** A note taken apart, with nothing verified. Do not act on `text` before {@link openNote} accepts it. */
export interface ParsedNote {
  /** The signed text with its last newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** The specification asks for at least 16; a note with more than 100 is an attack on the reader's time. */
const MAX_NOTE_SIGNATURES = 100;
/** 100 signatures of the largest kind in use (about 5 kB each, post-quantum) and a text. */
const MAX_NOTE_BYTES = 1024 * 1024;

const SIGNATURE_PREFIX = '— ';

/** Takes a note apart (c2sp.org/signed-note, "Format"). Strict: what it accepts, {@link formatNote} writes back byte for byte. */
export function parseNote(bytes: Uint8Array): ParsedNote {
  if (bytes.length > MAX_NOTE_BYTES)
    throw malformed(`it has ${bytes.length} bytes; at most ${MAX_NOTE_BYTES} are read`);
  const note = fromUtf8(bytes);
  if (note === undefined) throw malformed('it is not valid UTF-8');
  if (hasControlCharacter(note)) throw malformed('it has a control character other than newline');
  // The last empty line divides, so that the text may have empty lines of its own.
  const divider = note.lastIndexOf('\n\n');
  if (divider < 0 || !note.endsWith('\n')) throw malformed('an empty line and signature lines must end it');
  const lines = note.slice(divider + 2, -1).split('\n');
  if (lines.length > MAX_NOTE_SIGNATURES) throw malformed(`it has more than ${MAX_NOTE_SIGNATURES} signatures`);
  return { text: note.slice(0, divider + 1), signatures: lines.map(parseSignatureLine) };
}

/** Writes a note: the text, an empty line, one line for each signature. */
export function formatNote(note: ParsedNote): Uint8Array {
  const lines = note.signatures.map(
    (it) => `${SIGNATURE_PREFIX}${it.name} ${toBase64(concatBytes([it.keyId, it.signature]))}\n`,
  );
  return utf8(`${note.text}\n${lines.join('')}`);
}

/**
 * The text of a note that `key` signed. Signatures by other keys are ignored, as the specification asks; one that claims
 * this key (same name and id) and does not verify condemns the note.
 */
export function openNote(bytes: Uint8Array, key: VerifierKey, verify: VerifyEd25519): ParsedNote {
  const note = parseNote(bytes);
  const claimed = note.signatures.filter((it) => it.name === key.name && equalBytes(it.keyId, key.id));
  if (claimed.length === 0) {
    throw new LedgerError(
      'note',
      `No signature by "${key.name}" with this key. It names: ${note.signatures.map((it) => it.name).join(', ')}.`,
    );
  }
  const text = utf8(note.text);
  if (!claimed.every((it) => verify(it.signature, text, key.publicKey))) {
    throw new LedgerError(
      'note',
      `The signature by "${key.name}" does not fit the text: text or signature was changed.`,
    );
  }
  return note;
}

/** Whether a text may be signed: ends with a newline, well-formed, no control character but newline. */
export function isNoteText(text: string): boolean {
  return text.endsWith('\n') && text.isWellFormed() && !hasControlCharacter(text);
}

function parseSignatureLine(line: string): NoteSignature {
  const [name = '', encoded = '', ...rest] = line.startsWith(SIGNATURE_PREFIX) ? line.slice(2).split(' ') : [];
  if (!isKeyName(name) || rest.length > 0)
    throw malformed(`signature line "${line.slice(0, 80)}" does not read "— name base64"`);
  const bytes = tryBase64(encoded);
  if (bytes === undefined || bytes.length < 5)
    throw malformed(`the signature of "${name}" is not canonical base64 of a key id and a signature`);
  return { name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

function malformed(why: string): LedgerError {
  return new LedgerError('note', `Not a signed note: ${why} (c2sp.org/signed-note).`);
}
