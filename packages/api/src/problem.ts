import { z } from 'zod';
import { finding } from './finding.ts';

/**
 * Every error of the HTTP interface (RFC 9457, `application/problem+json`). `code` is stable: script against it, not
 * against the words. `clause` names the clause of the plan that decided, where one did. `findings` is there where a plan was held against the
 * checker.
 */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  mend: z.string(),
  clause: z.string().nullable(),
  faults: z.array(z.strictObject({ at: z.string(), message: z.string() })),
  findings: z.array(finding).optional(),
});
export type Problem = Readonly<z.infer<typeof problem>>;

/** Codes of the interface itself; refusals of the engine come with the engine's own codes. */
export type InterfaceCode =
  | 'request/invalid'
  | 'request/too-large'
  | 'request/unreadable'
  | 'request/not-found'
  | 'request/conflict'
  | 'request/key-reused'
  | 'request/wrong-host'
  | 'token/missing'
  | 'token/wrong'
  | 'token/not-allowed'
  | 'link/wrong'
  | 'session/cross-site'
  | 'rate/too-many'
  | 'plan/faulty'
  | 'plan/has-findings'
  | 'plan/none'
  | 'store/full'
  | 'store/failed'
  | 'server/stopping'
  | 'server/busy'
  | 'server/fault';

/** A refused or failed call, as the typed client throws it. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(given: Problem) {
    super(`${given.detail} ${given.mend}`.trim());
    this.name = 'ProblemError';
    this.problem = given;
  }
}
