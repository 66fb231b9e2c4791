import type { Instant } from '@muster/clocks';
import type { CheckedAppend } from '../check-append.ts';
import type { StoreFinding } from '../store.ts';
import type { SqlTools, Steps } from './sql-steps.ts';
import type { WriteJob, WriteResult } from './sql-writes.ts';

/** What a database must do for the store to stand on it. Every method rejects with StoreError. */
export interface SqlBackend {
  append(append: CheckedAppend, now: Instant): Promise<void>;
  /** Drives a reading. */
  read<Result>(steps: (tools: SqlTools) => Steps<Result>): Promise<Result>;
  /** Drives a write as one transaction. */
  write<Job extends WriteJob>(job: Job): Promise<WriteResult<Job>>;
  /** Once everything that readings have shown so far would survive a loss of power. */
  settled(): Promise<void>;
  /** The database's own checks: settings, integrity. */
  inspectDatabase(): Promise<readonly StoreFinding[]>;
  close(): Promise<void>;
}
