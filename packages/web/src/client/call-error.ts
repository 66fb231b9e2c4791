import type { Problem } from '@muster/api';

/** Why a call gave nothing: refused with a problem document, or never answered. */
export class CallError extends Error {
  readonly problem: Problem;
  /** Nobody answered: the network, or the server, is away. */
  readonly offline: boolean;

  constructor(problem: Problem, offline = false) {
    super(`${problem.detail} ${problem.mend}`.trim());
    this.name = 'CallError';
    this.problem = problem;
    this.offline = offline;
  }

  /** Nobody is signed in in this browser. */
  get signedOut(): boolean {
    return this.problem.status === 401;
  }

  /** Somebody else was first: the state that this call was made on is no more. */
  get overtaken(): boolean {
    return this.problem.status === 409 || overtakenCodes.has(this.problem.code);
  }
}

const overtakenCodes = new Set([
  'approval/stale',
  'action/not-open',
  'task/done',
  'stage/same',
  'signal/already-triaged',
  'incident/already-declared',
  'incident/closed',
  'approval/same-person',
]);
