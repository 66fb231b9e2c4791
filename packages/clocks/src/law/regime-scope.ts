/**
 * Whom a regime binds, as plain data that a plan can be held against.
 *
 * A role is written `law/role`, as an entity or an AI system of a plan states it: `gdpr/controller`,
 * `nis2/important-entity`, `ai-act/deployer`.
 */
export interface RegimeScope {
  /** `EU` stands for each of its Member States, `US-CA` for one state of the US. */
  readonly jurisdictions: readonly string[];
  /** Any of these is bound. Empty: everybody there who meets the rest. */
  readonly roles: readonly string[];
  /** Kinds of data that must be touched, any of them; empty where data plays no part. */
  readonly data: readonly ('personal' | 'health' | 'customer-financial')[];
  /** What else must hold, in words: sizes, listings, thresholds. */
  readonly conditions: readonly string[];
}
