import { LedgerError } from '../ledger-error.ts';
import { toBase64, tryBase64 } from './base64.ts';
import type { VerifyEd25519 } from './hashing.ts';
import { openNote } from './signed-note.ts';
import type { VerifierKey } from './verifier-key.ts';

/** The head of a log at one size (c2sp.org/tlog-checkpoint). */
export interface Checkpoint {
  /** Names the log, for example `muster.example/<organisation>`. One line, not empty. */
  readonly origin: string;
  /** Number of leaves. */
  readonly size: number;
  /** 32 bytes: the RFC 6962 root at that size. */
  readonly rootHash: Uint8Array;
  /** Opaque lines after the first three. We write none; others may. */
  readonly extensions: readonly string[];
}

/** The text that is signed: origin, size, root, extensions, one line each. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, rootHash, extensions } = checkpoint;
  if (!Number.isSafeInteger(size) || size < 0) throw new LedgerError('checkpoint', `A log cannot have ${size} leaves.`);
  if (rootHash.length !== 32) throw new LedgerError('checkpoint', `A root hash has 32 bytes, not ${rootHash.length}.`);
  const lines = [origin, String(size), toBase64(rootHash), ...extensions];
  if (lines.some((line) => line === '' || line.includes('\n'))) {
    throw new LedgerError('checkpoint', 'Origin and extensions must be single lines that are not empty.');
  }
  return `${lines.join('\n')}\n`;
}

/** Reads the text of a checkpoint. Strict: what it accepts, {@link formatCheckpoint} writes back character for character. */
export function parseCheckpoint(text: string): Checkpoint {
  if (!text.endsWith('\n')) throw malformed('it must end with a newline');
  const lines = text.slice(0, -1).split('\n');
  const [origin, size, root, ...extensions] = lines;
  if (origin === undefined || size === undefined || root === undefined)
    throw malformed('it needs three lines: origin, size, root');
  if (lines.some((line) => line === '')) throw malformed('no line may be empty');
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) {
    throw malformed(`the size "${size.slice(0, 40)}" is not a decimal number without leading zeros, up to 2^53 − 1`);
  }
  const rootHash = tryBase64(root);
  if (rootHash?.length !== 32) throw malformed('the root is not canonical base64 of 32 bytes');
  return { origin, size: Number(size), rootHash, extensions };
}

/** The checkpoint of a note that `key` signed. Throws `LedgerError` where the signature or the text is not right. */
export function openCheckpoint(note: Uint8Array, key: VerifierKey, verify: VerifyEd25519): Checkpoint {
  return parseCheckpoint(openNote(note, key, verify).text);
}

function malformed(why: string): LedgerError {
  return new LedgerError('checkpoint', `Not a checkpoint: ${why} (c2sp.org/tlog-checkpoint).`);
}
