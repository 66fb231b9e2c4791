import { millisecondsBetween } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { Incident, IncidentReview } from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';
import type { Store } from '../../platform/store/store.ts';
import type { ReviewRecord } from './review-record.ts';

export interface ReviewPorts {
  readonly store: Pick<Store, 'loadStream' | 'listStreams'>;
  readonly planOf: (organisation: string, version: string) => Promise<CompiledPlan>;
  readonly reviewRecord: ReviewRecord;
}

/** A review, and the moment that what is still owed is counted to. */
export interface ReviewAsOf extends IncidentReview {
  readonly asOf: Instant;
}

export type Reviewed = Pick<Incident, 'id' | 'version' | 'status' | 'signalGroups'>;
export type ReviewOf = (organisation: string, incident: Reviewed, now: Instant) => Promise<ReviewAsOf>;

/** Milliseconds for which the review of an unchanged open incident is given again: everybody in the room asks for it. */
const fresh = 30_000;
/** So many are kept. Those of incidents that are over never change. */
const most = 5_000;

interface Kept {
  readonly version: number;
  readonly asOf: Instant;
  readonly isOpen: boolean;
  readonly review: Promise<ReviewAsOf>;
}

/** Reads the whole record of an incident and of its signals, with every plan that it ran under. */
export function createReviewOf({ store, planOf, reviewRecord }: ReviewPorts): ReviewOf {
  const kept = new Map<string, Kept>();

  async function read(organisation: string, { id, signalGroups }: Reviewed, now: Instant): Promise<ReviewAsOf> {
    const load = async (names: readonly string[]) =>
      (await Promise.all(names.map((name) => store.loadStream(organisation, name)))).flat().map(({ bytes }) => bytes);
    const [events, signals, pages] = await Promise.all([
      load([`incident/${id}`]),
      load(signalGroups.map((group) => `signal/${group}`)),
      load(await pagesOf(organisation, id)),
    ]);
    const versions = new Set(events.flatMap((bytes) => planNamedIn(bytes) ?? []));
    const plans = new Map(
      await Promise.all([...versions].map(async (version) => [version, await planOf(organisation, version)] as const)),
    );
    return { ...(await reviewRecord({ events, signals, pages, plans, now })), asOf: now };
  }

  /** One stream for each seat or person that was needed: some dozens at most. */
  async function pagesOf(organisation: string, incident: string): Promise<readonly string[]> {
    const page = await store.listStreams(organisation, `paging/${incident}.`, {
      limit: 200,
      after: null,
      order: 'rising',
    });
    return page.items;
  }

  return async (organisation, incident, now) => {
    const key = `${organisation}\n${incident.id}`;
    const { version, status } = incident;
    const before = kept.get(key);
    if (before?.version === version && holds(before, now)) return before.review;
    const review = read(organisation, incident, now);
    kept.delete(key);
    kept.set(key, { version, asOf: now, isOpen: status.kind === 'open', review });
    const oldest = kept.size > most ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    try {
      return await review;
    } catch (error) {
      // What could not be read is read again by whoever asks next.
      if (kept.get(key)?.review === review) kept.delete(key);
      throw error;
    }
  };
}

/** Canonical JSON has its fields in one order and spells each in one way: finding it is reading it. */
function planNamedIn(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return /"plan":"([^"]+)","previous":"/.exec(text)?.[1] ?? null;
}

/** What is owed in an open incident gets later; one that is over is as it is. */
function holds({ isOpen, asOf }: Kept, now: Instant): boolean {
  const age = millisecondsBetween(asOf, now);
  return !isOpen || (age >= 0 && age < fresh);
}
