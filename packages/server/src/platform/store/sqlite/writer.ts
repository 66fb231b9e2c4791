import { receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { DatabaseSync } from 'node:sqlite';
import { readMigrations } from '../sql/migrations.ts';
import { sqliteTools } from '../sql/sql-steps.ts';
import { stepsOfWrite } from '../sql/sql-writes.ts';
import { createApplyAppend } from './apply-append.ts';
import { Checkpoints } from './checkpoints.ts';
import { GroupCommit } from './group-commit.ts';
import type { JobOutcome } from './group-commit.ts';
import { migrateSqlite } from './migrate-sqlite.ts';
import { JournalFlushes, noFlushes } from './journal-flushes.ts';
import { databasePath, flushFinding, journalPath, openForWriting, readSettings } from './open-database.ts';
import { toPlainError } from './plain-error.ts';
import { StepRunner } from './run-steps.ts';
import { isIoFailure, sqliteError } from './sqlite-error.ts';
import { StoreError } from '../store-error.ts';
import { parseProbe, parseRequest, parseSetup } from './writer-messages.ts';
import type { WriterAnswer, WriterJob, WriterMessage, WriterProbe, WriterRequest } from './writer-messages.ts';

/**
 * The writer thread: the only connection that writes. It takes what waits on its port as one group, commits it, flushes
 * the journal, and only then answers. Flushes overlap: the next group is committed while the ones before are flushed.
 */
const setup = parseSetup(workerData);

/** Bounds of one group, so that nobody waits long for strangers and the journal grows in steps. */
const groupJobs = 512;
const groupBytes = 8 * 1024 * 1024;

function post(message: WriterMessage): void {
  setup.port.postMessage(message);
}

try {
  const probe = await loadProbe(setup.probe);
  const db = openForWriting(setup.directory);
  migrateSqlite(db, readMigrations('sqlite'));
  serve(db, probe);
  post({ kind: 'ready' });
} catch (error) {
  post({ kind: 'failed', error: toPlainError(sqliteError(error, `The database in ${setup.directory}`)) });
  setup.port.close();
}

async function loadProbe(address: string | null): Promise<WriterProbe> {
  if (address === null) return () => undefined;
  const module: unknown = await import(address);
  return parseProbe(module);
}

function serve(db: DatabaseSync, probe: WriterProbe): void {
  const runner = new StepRunner(db);
  const applyAppend = createApplyAppend(db);
  const groups = new GroupCommit(db, probe);
  const checkpoints = new Checkpoints(db, databasePath(setup.directory));
  const flushes = setup.durability === 'flushed' ? new JournalFlushes(journalPath(setup.directory)) : noFlushes;
  const waiting: WriterRequest[] = [];

  setup.port.on('message', (request: WriterRequest) => {
    waiting.push(request);
    writeGroups();
  });

  /** Commits what waits, while there is room for another flush. What comes when there is none is one group later. */
  function writeGroups(): void {
    while (waiting.length > 0 && flushes.hasRoom) {
      const requests = takeGroup(waiting);
      const outcomes = groups.carryOut(
        requests.map(
          ({ job }) =>
            () =>
              carryOut(job),
        ),
      );
      if (groups.isBroken) answer(requests, outcomes);
      else flush(requests, outcomes);
    }
  }

  function flush(requests: readonly WriterRequest[], outcomes: readonly JobOutcome[]): void {
    keepJournalSmall(requests, outcomes);
    flushes.begin((failure) => {
      try {
        probe('flushed');
        if (failure) throw failure;
        answer(requests, outcomes);
      } catch (error) {
        if (!(error instanceof StoreError) && !isIoFailure(error)) throw error;
        const refusal = groups.break(error);
        answer(
          requests,
          outcomes.map((outcome) => ('error' in outcome ? outcome : { error: refusal })),
        );
      }
      writeGroups();
    });
  }

  function answer(requests: readonly WriterRequest[], outcomes: readonly JobOutcome[]): void {
    post({ kind: 'answers', answers: outcomes.map((outcome, at) => answerOf(requests[at]?.id ?? 0, outcome)) });
    probe('answered');
    if (requests.some(({ job }) => job.kind === 'close')) close();
  }

  function carryOut(job: WriterJob): unknown {
    switch (job.kind) {
      case 'append':
        return applyAppend(job.append, job.now);
      case 'write':
        return runner.run(stepsOfWrite(sqliteTools, job.write));
      case 'settings':
        return [...readSettings(db), flushFinding(setup.durability)];
      case 'close':
        return null;
    }
  }

  /** Before the answers: who is told that something is destroyed may look for it in any file. */
  function keepJournalSmall(requests: readonly WriterRequest[], outcomes: readonly JobOutcome[]): void {
    const destroyed = requests.some(
      ({ job }, at) => job.kind === 'append' && job.append.destroyed.length > 0 && 'value' in (outcomes[at] ?? {}),
    );
    try {
      if (destroyed) checkpoints.clean();
      else checkpoints.afterCommit();
    } catch {
      // The records are safe in the journal. A full disk stops checkpoints before it stops appends; the next commit tries again.
    }
  }

  function close(): void {
    flushes.close(() => void end());
  }

  async function end(): Promise<void> {
    await checkpoints.stop();
    if (!groups.isBroken) db.close();
    setup.port.close();
  }
}

/** What waits here and on the port now, up to the bounds of a group. Nothing is taken behind a close. */
function takeGroup(waiting: WriterRequest[]): readonly WriterRequest[] {
  const requests: WriterRequest[] = [];
  let bytes = 0;
  while (requests.length < groupJobs && bytes < groupBytes && requests.at(-1)?.job.kind !== 'close') {
    const next = waiting.shift() ?? receiveRequest();
    if (next === null) break;
    requests.push(next);
    bytes += sizeOf(next);
  }
  return requests;
}

function receiveRequest(): WriterRequest | null {
  const next = receiveMessageOnPort(setup.port);
  return next ? parseRequest(next.message) : null;
}

function sizeOf({ job }: WriterRequest): number {
  if (job.kind !== 'append') return 0;
  return job.append.streams.reduce((sum, { buffer }) => sum + buffer.length, 0);
}

function answerOf(id: number, outcome: JobOutcome): WriterAnswer {
  return 'error' in outcome
    ? { id, outcome: 'refused', error: toPlainError(outcome.error) }
    : { id, outcome: 'done', value: outcome.value };
}
