import type { Instant } from '@muster/clocks';
import { parseJson } from '../parse-json.ts';
import { refusals } from '../refusals.ts';
import type { ClaimedMessage, ClaimedTimer, Settlement } from '../store.ts';
import { rowOf, rowsOf } from './sql-steps.ts';
import type { SqlTools, Steps } from './sql-steps.ts';

interface Claim {
  readonly now: Instant;
  readonly until: Instant;
  readonly limit: number;
}

/** Nothing due writes nothing, so that a poll of an idle store costs no flush of the disk. */
export function* claimTimers(tools: SqlTools, { now, until, limit }: Claim): Steps<readonly ClaimedTimer[]> {
  let due = tools.db
    .selectFrom('timer')
    .select(['seq', 'organisation', 'id', 'stream', 'name', 'due_at as dueAt'])
    .where('due_at', '<=', now)
    .where(({ eb, or }) => or([eb('leased_until', 'is', null), eb('leased_until', '<=', now)]))
    .orderBy('due_at')
    .orderBy('seq')
    .limit(limit);
  if (tools.shared) due = due.forUpdate().skipLocked();
  const rows = yield* rowsOf(due);
  if (rows.length === 0) return [];
  const token = yield* nextToken(tools);
  yield* rowsOf(
    tools.db
      .updateTable('timer')
      .set({ token, leased_until: until })
      .where(
        'seq',
        'in',
        rows.map(({ seq }) => seq),
      ),
  );
  return rows.map(({ organisation, id, stream, name, dueAt }) => ({ organisation, id, stream, name, dueAt, token }));
}

export function* releaseTimer(
  { db }: SqlTools,
  timer: Pick<ClaimedTimer, 'organisation' | 'id' | 'token'>,
): Steps<void> {
  yield* rowsOf(
    db
      .updateTable('timer')
      .set({ leased_until: null })
      .where('organisation', '=', timer.organisation)
      .where('id', '=', timer.id)
      .where('token', '=', timer.token),
  );
}

export function* claimMessages(tools: SqlTools, { now, until, limit }: Claim): Steps<readonly ClaimedMessage[]> {
  let due = tools.db
    .selectFrom('outbox')
    .select(['seq', 'organisation', 'id', 'channel', 'payload', 'attempts'])
    .select(['not_before as notBefore', 'created_at as createdAt'])
    .where('state', '=', 'waiting')
    .where('not_before', '<=', now)
    .where(({ eb, or }) => or([eb('leased_until', 'is', null), eb('leased_until', '<=', now)]))
    .orderBy('not_before')
    .orderBy('seq')
    .limit(limit);
  if (tools.shared) due = due.forUpdate().skipLocked();
  const rows = yield* rowsOf(due);
  if (rows.length === 0) return [];
  const token = yield* nextToken(tools);
  yield* rowsOf(
    tools.db
      .updateTable('outbox')
      .set(({ eb }) => ({ token, leased_until: until, attempts: eb('attempts', '+', 1) }))
      .where(
        'seq',
        'in',
        rows.map(({ seq }) => seq),
      ),
  );
  return rows.map(({ seq: _, payload, attempts, ...message }) => ({
    ...message,
    payload: parseJson(payload),
    attempts: attempts + 1,
    token,
  }));
}

function* nextToken({ db }: SqlTools): Steps<number> {
  const row = yield* rowOf(
    db
      .updateTable('claim_token')
      .set(({ eb }) => ({ value: eb('value', '+', 1) }))
      .where('id', '=', 1)
      .returning('value'),
  );
  if (!row) throw new Error('The row of the claim token is missing.');
  return row.value;
}

/** Refuses with `fenced` what somebody else has claimed since. */
export function* settleMessage(
  { db }: SqlTools,
  input: {
    readonly message: Pick<ClaimedMessage, 'organisation' | 'id' | 'token'>;
    readonly settlement: Settlement;
    readonly now: Instant;
  },
): Steps<void> {
  const { message, settlement, now } = input;
  const settled = yield* rowsOf(
    db
      .updateTable('outbox')
      .set({ leased_until: null, ...settledFields(settlement, now) })
      .where('organisation', '=', message.organisation)
      .where('id', '=', message.id)
      .where('token', '=', message.token)
      .where('leased_until', 'is not', null)
      .returning('seq'),
  );
  if (settled.length === 0) throw refusals.fenced(`Message ${message.id}`);
}

function settledFields(settlement: Settlement, now: Instant) {
  switch (settlement.outcome) {
    case 'sent':
      return { state: settlement.outcome, settled_at: now };
    case 'retry':
      return { not_before: settlement.at, last_error: settlement.error };
    case 'given-up':
      return { state: settlement.outcome, settled_at: now, last_error: settlement.error };
  }
}

interface LeaseRequest {
  readonly name: string;
  readonly owner: string;
  readonly now: Instant;
  readonly until: Instant;
}

export function* acquireLease({ db }: SqlTools, { name, owner, now, until }: LeaseRequest): Steps<boolean> {
  const taken = yield* rowsOf(
    db
      .insertInto('lease')
      .values({ name, owner, until })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ owner, until })
          .where(({ eb, or }) => or([eb('lease.owner', '=', owner), eb('lease.until', '<=', now)])),
      )
      .returning('name'),
  );
  return taken.length > 0;
}

export function* releaseLease({ db }: SqlTools, { name, owner }: { name: string; owner: string }): Steps<void> {
  yield* rowsOf(db.deleteFrom('lease').where('name', '=', name).where('owner', '=', owner));
}
