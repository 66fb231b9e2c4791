import { hash } from 'node:crypto';
import type { IntakeRecord } from '../../platform/intake/intake-log.ts';
import { mappingOf } from './mapping/map-mapped.ts';

/** Records that are remembered for an organisation. */
const capacity = 2_000;

interface Told {
  /** The count of observations since which nothing was written. */
  readonly at: number;
  readonly bodies: Set<string>;
}

/**
 * Records that told nothing new. A source repeats itself word by word for hours; while no observation has written
 * anything since, the same words tell nothing new again, and need not be read.
 */
export class ToldBefore {
  readonly #told = new Map<string, Told>();

  knows(organisation: string, observations: number, record: IntakeRecord): boolean {
    const told = this.#told.get(organisation);
    return told?.at === observations && told.bodies.has(nameOf(record));
  }

  /** After these records were observed and nothing had to be written. */
  remember(organisation: string, observations: number, records: readonly IntakeRecord[]): void {
    const before = this.#told.get(organisation);
    const told = before?.at === observations ? before : { at: observations, bodies: new Set<string>() };
    this.#told.set(organisation, told);
    for (const record of records) {
      // What a mapping makes of a body changes with the mapping.
      if (mappingOf(record.route) === null && told.bodies.size < capacity) told.bodies.add(nameOf(record));
    }
  }
}

function nameOf({ route, body }: IntakeRecord): string {
  return `${route} ${hash('sha256', body, 'base64')}`;
}
