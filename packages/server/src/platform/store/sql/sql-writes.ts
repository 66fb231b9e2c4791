import { acquireLease, claimMessages, claimTimers, releaseLease, releaseTimer, settleMessage } from './write-claims.ts';
import { writeLedger } from './write-ledger.ts';
import { replaceRows } from './write-rows.ts';
import type { SqlTools, Steps } from './sql-steps.ts';

/** The shape of what a write answers with. */
const resultShapes = {
  acquireLease: 'boolean',
  claimMessages: 'list',
  claimTimers: 'list',
  releaseLease: 'nothing',
  releaseTimer: 'nothing',
  replaceRows: 'nothing',
  settleMessage: 'nothing',
  writeLedger: 'nothing',
} as const;

interface SqlWrites {
  readonly acquireLease: typeof acquireLease;
  readonly claimMessages: typeof claimMessages;
  readonly claimTimers: typeof claimTimers;
  readonly releaseLease: typeof releaseLease;
  readonly releaseTimer: typeof releaseTimer;
  readonly replaceRows: typeof replaceRows;
  readonly settleMessage: typeof settleMessage;
  readonly writeLedger: typeof writeLedger;
}

type WriteName = keyof SqlWrites;

/** Every write but the append, by name: a name and plain data travel to the thread that carries it out. */
export type WriteJob = {
  readonly [Name in WriteName]: { readonly name: Name; readonly input: Parameters<SqlWrites[Name]>[1] };
}[WriteName];

/** What a job answers with. */
export type WriteResult<Job extends WriteJob> =
  ReturnType<SqlWrites[Job['name']]> extends Steps<infer Result> ? Result : never;

/** The steps of a job. */
export function stepsOfWrite(tools: SqlTools, job: WriteJob): Steps<unknown> {
  switch (job.name) {
    case 'acquireLease':
      return acquireLease(tools, job.input);
    case 'claimMessages':
      return claimMessages(tools, job.input);
    case 'claimTimers':
      return claimTimers(tools, job.input);
    case 'releaseLease':
      return releaseLease(tools, job.input);
    case 'releaseTimer':
      return releaseTimer(tools, job.input);
    case 'replaceRows':
      return replaceRows(tools, job.input);
    case 'settleMessage':
      return settleMessage(tools, job.input);
    case 'writeLedger':
      return writeLedger(tools, job.input);
  }
}

/** The answer to a job that came from elsewhere, such as another thread. Throws TypeError for one of another shape. */
export function parseResult<Job extends WriteJob>(job: Job, value: unknown): WriteResult<Job> {
  if (!isResultOf(job, value)) throw new TypeError(`The answer to ${job.name} is of another shape.`);
  return value;
}

function isResultOf<Job extends WriteJob>(job: Job, value: unknown): value is WriteResult<Job> {
  switch (resultShapes[job.name]) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value);
    case 'nothing':
      return value === undefined;
  }
}
