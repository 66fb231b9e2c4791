import { LedgerError } from '../ledger-error.ts';
import { fromUtf8 } from './bytes.ts';
import { parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import type { VerifyEd25519 } from './hashing.ts';
import type { FaultList, PackFaultCode } from './pack-fault.ts';
import { PACK_LIMITS } from './pack-limits.ts';
import type { PackArchive } from './read-archive.ts';
import { sealedDigest } from './seal.ts';
import { openNote } from './signed-note.ts';
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from './verifier-key.ts';

/**
 * Checks who signed: `key.vkey` must be the outside key where one is given; checkpoint and seal must be signed by it.
 * Returns the checkpoint where some key vouches for it, so that entries can still be checked in a pack of another key.
 */
export function checkSignatures(
  pack: PackArchive,
  outside: VerifierKey | undefined,
  verify: VerifyEd25519,
  faults: FaultList,
): Checkpoint | undefined {
  const packKey = readPackKey(pack, faults);
  if (outside !== undefined && packKey !== undefined && formatVerifierKey(packKey) !== formatVerifierKey(outside)) {
    faults.add({
      code: 'key-other',
      part: 'key.vkey',
      message: `The pack bears the key "${formatVerifierKey(packKey)}", not the one given.`,
    });
  }
  const trusted = outside ?? packKey;
  if (trusted === undefined) return undefined;
  if (trusted.name !== pack.manifest.origin) {
    faults.add({
      code: 'manifest-changed',
      part: 'pack.json',
      message: `The pack is of the log "${pack.manifest.origin}", the key of "${trusted.name}".`,
    });
  }
  checkSeal(pack, trusted, verify, faults);
  const checkpoint = openSigned(pack, 'checkpoint', 'checkpoint-signature', trusted, verify, faults);
  const vouched = checkpoint ?? (packKey === undefined ? undefined : openQuietly(pack, packKey, verify));
  return vouched === undefined ? undefined : readCheckpoint(vouched, trusted.name, faults);
}

function readPackKey(pack: PackArchive, faults: FaultList): VerifierKey | undefined {
  const bytes = pack.parts.get('key.vkey') ?? new Uint8Array();
  const text = bytes.length > PACK_LIMITS.keyBytes ? undefined : fromUtf8(bytes);
  try {
    if (text === undefined || !text.endsWith('\n'))
      throw new LedgerError('key', 'It is one line of text with a newline.');
    return parseVerifierKey(text.slice(0, -1));
  } catch (error) {
    faults.add({ code: 'part-malformed', part: 'key.vkey', message: `key.vkey: ${reasonOf(error)}` });
    return undefined;
  }
}

function checkSeal(pack: PackArchive, key: VerifierKey, verify: VerifyEd25519, faults: FaultList): void {
  const text = openSigned(pack, 'seal', 'seal-signature', key, verify, faults);
  if (text === undefined) return;
  if (sealedDigest(text, key.name) === undefined) {
    faults.add({
      code: 'part-malformed',
      part: 'seal',
      message: `seal: its text is not a seal of "${key.name}".`,
    });
  } else if (!pack.asSealed) {
    faults.add({
      code: 'manifest-changed',
      part: 'pack.json',
      message: 'pack.json is not the one that was sealed: it was changed after export.',
    });
  }
}

function openSigned(
  pack: PackArchive,
  part: 'checkpoint' | 'seal',
  code: PackFaultCode,
  key: VerifierKey,
  verify: VerifyEd25519,
  faults: FaultList,
): string | undefined {
  const bytes = pack.parts.get(part) ?? new Uint8Array();
  try {
    return openNote(bytes, key, verify).text;
  } catch (error) {
    faults.add({ code, part, message: `${part}: ${reasonOf(error)}` });
    return undefined;
  }
}

function openQuietly(pack: PackArchive, key: VerifierKey, verify: VerifyEd25519): string | undefined {
  try {
    return openNote(pack.parts.get('checkpoint') ?? new Uint8Array(), key, verify).text;
  } catch {
    return undefined; // reported already, under the trusted key
  }
}

function readCheckpoint(text: string, origin: string, faults: FaultList): Checkpoint | undefined {
  try {
    const checkpoint = parseCheckpoint(text);
    if (checkpoint.origin !== origin || checkpoint.extensions.length > 0) {
      faults.add({
        code: 'checkpoint-other',
        part: 'checkpoint',
        message: `checkpoint: a pack needs one of "${origin}" without extension lines.`,
      });
    }
    return checkpoint;
  } catch (error) {
    faults.add({ code: 'part-malformed', part: 'checkpoint', message: `checkpoint: ${reasonOf(error)}` });
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof LedgerError) return error.message;
  throw error;
}
