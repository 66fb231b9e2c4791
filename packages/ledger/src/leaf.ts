import { LedgerError } from './ledger-error.ts';
import type { TreeHasher } from './verify/tree-hasher.ts';

/** Random bytes before each event, so that nobody can guess a short event from its leaf hash. */
export const LEAF_SALT_BYTES = 16;

/**
 * The hash of one entry of the ledger: SHA-256(0x00 ‖ salt ‖ event). `salt` is 16 random bytes, `event` the RFC 8785
 * canonical JSON of the event.
 */
export function entryLeafHash(hasher: TreeHasher, salt: Uint8Array, event: Uint8Array): Uint8Array {
  if (salt.length !== LEAF_SALT_BYTES) {
    throw new LedgerError('tree', `The salt of an entry has ${LEAF_SALT_BYTES} bytes, not ${salt.length}.`);
  }
  return hasher.leaf([salt, event]);
}
