import { windowSize } from '../../../client/queries.ts';

/** The first version of the aligned window that a version lies in. */
export function windowOf(version: number): number {
  return Math.floor((version - 1) / windowSize) * windowSize + 1;
}
