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
import { openForWriting, readSettings } from './open-database.ts';
import { toPlainError } from './plain-error.ts';
import { StepRunner } from './run-steps.ts';
import { sqliteError } from './sqlite-error.ts';
import { parseProbe, parseRequest, parseSetup } from './writer-messages.ts';
import type { WriterAnswer, WriterJob, WriterMessage, WriterProbe, WriterRequest } from './writer-messages.ts';

/**
 * The writer thread: the only connection that writes. It takes what waits on its port as one group, commits it, and
 * only then answers. What arrives meanwhile is the next group.
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
  const db = openForWriting(setup.directory, setup.durability);
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
  const checkpoints = new Checkpoints(db);

  setup.port.on('message', (first: WriterRequest) => {
    const requests = takeGroup(first);
    const outcomes = groups.carryOut(
      requests.map(
        ({ job }) =>
          () =>
            carryOut(job),
      ),
    );
    if (!groups.isBroken) keepJournalSmall(requests, outcomes);
    post({ kind: 'answers', answers: outcomes.map((outcome, at) => answerOf(requests[at]?.id ?? 0, outcome)) });
    probe('answered');
    if (requests.some(({ job }) => job.kind === 'close')) close();
  });

  function carryOut(job: WriterJob): unknown {
    switch (job.kind) {
      case 'append':
        return applyAppend(job.append, job.now);
      case 'write':
        return runner.run(stepsOfWrite(sqliteTools, job.write));
      case 'settings':
        return readSettings(db, setup.durability);
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
    checkpoints.stop();
    if (!groups.isBroken) db.close();
    setup.port.close();
  }
}

/** What waits on the port now, up to the bounds of a group. Nothing is taken behind a close. */
function takeGroup(first: WriterRequest): readonly WriterRequest[] {
  const requests = [first];
  let bytes = sizeOf(first);
  while (requests.length < groupJobs && bytes < groupBytes && requests.at(-1)?.job.kind !== 'close') {
    const next = receiveMessageOnPort(setup.port);
    if (!next) break;
    const request = parseRequest(next.message);
    requests.push(request);
    bytes += sizeOf(request);
  }
  return requests;
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
