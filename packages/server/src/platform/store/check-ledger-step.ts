import type { LedgerStep } from './store.ts';
import { StoreError } from './store-error.ts';

/**
 * Refuses (`invalid`) a ledger step that does not fit together: places that are not dense from `from`, a checkpoint of
 * another size, an event before its predecessor, bytes of the wrong length.
 */
export function checkLedgerStep(step: LedgerStep): void {
  if (step.checkpoint.size !== step.from + step.entries.length)
    refuse(
      `A checkpoint of size ${step.checkpoint.size} does not follow ${step.from} with ${step.entries.length} more.`,
    );
  if (step.checkpoint.root.length !== 32) refuse('A root has 32 bytes.');
  const last = new Map<string, number>();
  step.entries.forEach((entry, at) => {
    if (entry.index !== step.from + at) refuse(`Entry ${entry.index} stands where ${step.from + at} must.`);
    if (entry.salt.length !== 16) refuse(`The salt of entry ${entry.index} has ${entry.salt.length} bytes, not 16.`);
    const before = last.get(entry.stream);
    if (before !== undefined && entry.version !== before + 1)
      refuse(`Event ${entry.version} of ${entry.stream} cannot follow event ${before} in the ledger.`);
    last.set(entry.stream, entry.version);
  });
  for (const tile of step.tiles)
    if (tile.hashes.length === 0 || tile.hashes.length % 32 !== 0 || tile.hashes.length > 256 * 32)
      refuse(`Tile ${tile.level}/${tile.index} has ${tile.hashes.length} bytes; a tile has 1 to 256 hashes of 32.`);
}

function refuse(why: string): never {
  throw new StoreError('invalid', why);
}
