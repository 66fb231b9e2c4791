import { entryLeafHash, Frontier, parseNote, treeHasher } from '@muster/ledger';
import { nodeSha256 } from '@muster/ledger/node';
import type { Store, StoreFinding } from '../store/store.ts';

const page = 1_000;

/** Makes the tree anew from its entries and compares its root with the latest signed checkpoint. */
export async function checkLedger(store: Store, organisation: string): Promise<readonly StoreFinding[]> {
  const checkpoint = await store.latestCheckpoint(organisation);
  if (checkpoint === null) return [{ level: 'ok', what: 'The ledger is empty.', where: 'ledger', mend: null }];
  const hasher = treeHasher(nodeSha256);
  const tree = new Frontier(hasher);
  for (let from = 0; from < checkpoint.size; from += page) {
    const records = await store.readLedger(organisation, from, Math.min(page, checkpoint.size - from));
    for (const { salt, bytes } of records) tree.append(entryLeafHash(hasher, salt, bytes));
  }
  const same = tree.size === checkpoint.size && Buffer.from(tree.root()).equals(checkpoint.root);
  const signed =
    parseNote(new TextEncoder().encode(checkpoint.note)).text.split('\n')[2] ===
    Buffer.from(checkpoint.root).toString('base64');
  if (same && signed)
    return [{ level: 'ok', what: `${checkpoint.size} entries give the signed root.`, where: 'ledger', mend: null }];
  const what = `The entries do not give the root that was signed at ${checkpoint.size} entries.`;
  return [
    {
      level: 'fault',
      what,
      where: 'ledger',
      mend: 'Compare with a checkpoint kept outside; restore the newest back-up that agrees with it.',
    },
  ];
}
