import { acquireLease, claimMessages, claimTimers, releaseLease, releaseTimer, settleMessage } from './write-claims.ts';
import { writeLedger } from './write-ledger.ts';
import { replaceRows } from './write-rows.ts';
import type { SqlTools, Steps } from './sql-steps.ts';

/** Every write but the append, by name: a name and plain data travel to the thread that carries it out. */
export const sqlWrites = {
  acquireLease,
  claimMessages,
  claimTimers,
  releaseLease,
  releaseTimer,
  replaceRows,
  settleMessage,
  writeLedger,
};

type SqlWrites = typeof sqlWrites;
export type WriteName = keyof SqlWrites;
export type WriteInput<Name extends WriteName> = Parameters<SqlWrites[Name]>[1];
export type WriteResult<Name extends WriteName> =
  ReturnType<SqlWrites[Name]> extends Steps<infer Result> ? Result : never;

/** The steps of a write by name. Name and input belong together by the type of whoever asked. */
export function stepsOfWrite(tools: SqlTools, name: WriteName, input: unknown): Steps<unknown> {
  const steps = sqlWrites[name] as (tools: SqlTools, input: unknown) => Steps<unknown>;
  return steps(tools, input);
}
