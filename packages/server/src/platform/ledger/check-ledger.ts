import { entryLeafHash, Frontier, LedgerError, openCheckpoint, treeHasher } from '@muster/ledger';
import type { VerifierKey } from '@muster/ledger';
import { nodeSha256, nodeVerifyEd25519 } from '@muster/ledger/node';
import type { Store, StoredCheckpoint, StoreFinding } from '../store/store.ts';

const page = 1_000;

/**
 * Makes the tree anew from its entries and compares its root with the latest checkpoint, whose signature must be ours.
 * Entries that no checkpoint covers are a fault: places and signed head are written together.
 */
export async function checkLedger(
  store: Store,
  organisation: string,
  key: VerifierKey,
): Promise<readonly StoreFinding[]> {
  const checkpoint = await store.latestCheckpoint(organisation);
  const size = checkpoint?.size ?? 0;
  const beyond = (await store.readLedger(organisation, size, 1)).length > 0;
  const faults = [
    beyond ? `Entries from ${size} on have no signed checkpoint over them: the latest one is lost.` : null,
    checkpoint === null ? null : faultOfNote(checkpoint, key),
    checkpoint === null ? null : await faultOfRoot(store, organisation, checkpoint),
  ].filter((fault) => fault !== null);
  const mend = 'Compare with a checkpoint kept outside; restore the newest back-up that agrees with it.';
  if (faults.length > 0) return faults.map((what) => ({ level: 'fault', what, where: 'ledger', mend }));
  const what = checkpoint === null ? 'The ledger is empty.' : `${size} entries give the root that we signed.`;
  return [{ level: 'ok', what, where: 'ledger', mend: null }];
}

function faultOfNote({ note, size, root }: StoredCheckpoint, key: VerifierKey): string | null {
  try {
    const signed = openCheckpoint(new TextEncoder().encode(note), key, nodeVerifyEd25519);
    const same = signed.size === size && signed.origin === key.name && Buffer.from(signed.rootHash).equals(root);
    return same ? null : `The signed checkpoint is of another tree than the one kept at ${size} entries.`;
  } catch (error) {
    if (error instanceof LedgerError) return `The checkpoint at ${size} entries is not signed by us. ${error.message}`;
    throw error;
  }
}

async function faultOfRoot(store: Store, organisation: string, { size, root }: StoredCheckpoint) {
  const hasher = treeHasher(nodeSha256);
  const tree = new Frontier(hasher);
  for (let from = 0; from < size; from += page) {
    const records = await store.readLedger(organisation, from, Math.min(page, size - from));
    for (const { salt, bytes } of records) tree.append(entryLeafHash(hasher, salt, bytes));
  }
  const same = tree.size === size && Buffer.from(tree.root()).equals(root);
  return same ? null : `The entries do not give the root that was signed at ${size} entries.`;
}
