import type { Incident, PlanVersion, UnableCause } from '@muster/engine';

/** One category that is wanted before an action changes anything. */
export interface CollectRequest {
  readonly organisation: string;
  readonly incident: Incident;
  readonly plan: PlanVersion;
  /** The number of the action that waits. */
  readonly action: number;
  readonly category: string;
  /** Where the plan says that the system keeps it: `flight recorder`; null where it says nothing. */
  readonly source: string | null;
}

export type Collected =
  | {
      readonly kind: 'captured';
      readonly title: string;
      /** Where it was taken from, for people. */
      readonly source: string;
      readonly bytes: Uint8Array;
      readonly mediaType: string;
      /** True where it holds nothing of a person, so that its plain SHA-256 may outlive it. */
      readonly impersonal: boolean;
    }
  | { readonly kind: 'unable'; readonly cause: UnableCause };

/**
 * Brings one category of evidence from one kind of source. It changes nothing, may be asked twice, and ends within
 * seconds: a stop waits for it. What it throws is tried again, and is then a failure.
 */
export interface Collector {
  /** Who the custody names: a service, never a person. */
  readonly name: string;
  reaches(request: Pick<CollectRequest, 'category' | 'source'>): boolean;
  collect(request: CollectRequest): Promise<Collected>;
}
