import { StoreError } from './store/store-error.ts';

/** How often somebody else may be first before we say so: 64 racing clients on one stream need fewer. */
const tries = 100;

/** Runs load, decide and append again as long as another writer was first. What is run must start from the store. */
export async function retryConflicts<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = tries; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      const again = error instanceof StoreError && (error.code === 'conflict' || error.code === 'counter-conflict');
      if (!again || left <= 1) throw error;
    }
  }
}
