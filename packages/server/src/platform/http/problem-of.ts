import type { Problem } from '@muster/api';
import { EventError } from '@muster/engine';
import type { Refusal, RefusalCode } from '@muster/engine';
import { ContentError } from '../content/content-error.ts';
import type { ContentErrorCode } from '../content/content-error.ts';
import { StoreError } from '../store/store-error.ts';
import type { StoreErrorCode } from '../store/store-error.ts';
import type { Fault } from './answer.ts';

/** The one place where refusals and failures become problem documents (RFC 9457). */
export function problemOfRefusal(refusal: Refusal): Problem {
  const { code, message, mend, clause } = refusal;
  return problem(statusOfRefusal(code), code, message, mend, clause, []);
}

export function problemOfFault({ status, code, detail, mend, faults, findings }: Fault): Problem {
  const told = problem(status, code, detail, mend, null, faults ?? []);
  return findings === undefined ? told : { ...told, findings: [...findings] };
}

/** Faults of the machine. What a database said stays in the log; the answer says what to do. */
export function faultOfError(error: unknown): Fault {
  if (error instanceof StoreError) return faultOfStore(error.code);
  if (error instanceof ContentError) return faultOfContent(error.code);
  if (error instanceof EventError && error.code === 'not-plain-text') return faultOfStore('invalid');
  if (error instanceof EventError)
    return {
      status: 500,
      code: 'store/failed',
      detail: `An event cannot be read or written: ${error.code}.`,
      mend: 'Run muster doctor on the server.',
    };
  return {
    status: 500,
    code: 'server/fault',
    detail: 'The server failed at this request. Nothing was changed.',
    mend: 'Try again; if it stays so, look into the log of the server.',
  };
}

function faultOfContent(code: ContentErrorCode): Fault {
  switch (code) {
    case 'disk-full':
      return faultOfStore('disk-full');
    case 'too-large':
      return {
        status: 413,
        code: 'request/too-large',
        detail: 'The body is larger than this route takes.',
        mend: 'Send less.',
      };
    case 'io':
    case 'key':
    case 'tampered':
    case 'cut-off':
    case 'missing':
      return {
        status: 500,
        code: 'store/failed',
        detail: `Content cannot be kept or opened: ${code}.`,
        mend: 'Run muster doctor on the server.',
      };
  }
}

function faultOfStore(code: StoreErrorCode): Fault {
  switch (code) {
    case 'conflict':
    case 'counter-conflict':
    case 'fenced':
    case 'duplicate':
      return {
        status: 409,
        code: 'request/conflict',
        detail: 'Somebody else was first.',
        mend: 'Look at what it is now, and try again.',
      };
    case 'answered':
      return {
        status: 409,
        code: 'request/key-reused',
        detail: 'This idempotency key was used for another request.',
        mend: 'Use a new key.',
      };
    case 'disk-full':
      return {
        status: 507,
        code: 'store/full',
        detail: 'The disk is full. Nothing was changed.',
        mend: 'Free space on the disk of the data directory.',
        retryAfterSeconds: 30,
      };
    case 'closed':
    case 'locked':
      return {
        status: 503,
        code: 'server/stopping',
        detail: 'The server is stopping.',
        mend: 'Try again in a moment.',
        retryAfterSeconds: 5,
      };
    case 'invalid':
      return {
        status: 400,
        code: 'request/invalid',
        detail: 'The request holds text that cannot be kept, such as a NUL.',
        mend: 'Take it out.',
      };
    case 'unreachable':
      return {
        status: 503,
        code: 'store/failed',
        detail: 'The database cannot be reached. Nothing was acknowledged.',
        mend: 'Try again in a moment; whoever runs the server sees in its log why.',
        retryAfterSeconds: 5,
      };
    case 'io':
    case 'corrupt':
    case 'migration':
    case 'unsafe-setting':
      return {
        status: 500,
        code: 'store/failed',
        detail: 'The store failed. Nothing was changed.',
        mend: 'Run muster doctor on the server.',
      };
  }
}

/** 404 for what is not there, 403 for what is not yours, 409 for what the state forbids now, 422 for what never works. */
function statusOfRefusal(code: RefusalCode): number {
  if (code.endsWith('/unknown') || code === 'evidence/unknown-category') return notThere.has(code) ? 404 : 422;
  if (code.endsWith('/not-yours') || forbidden.has(code)) return 403;
  return conflicts.has(code) ? 409 : 422;
}

const notThere: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'incident/unknown',
  'signal/unknown',
  'action/unknown',
  'plan/unknown',
  'notice/unknown',
  'shift/unknown',
  'change/unknown',
  'view/unknown',
  'set/unknown',
  'recurrence/unknown',
  'obligation/unknown',
  'follow-up/unknown',
  'contact/unknown',
  'delivery/unknown',
]);

const forbidden: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'approval/own-request',
  'approval/not-a-person',
  'approval/not-eligible',
  'break-glass/not-allowed',
  'standing-authority/not-allowed',
  'actor/not-a-person',
  'change/own-work',
  'follow-up/own-work',
  'insights/by-person',
]);

const conflicts: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'incident/already-declared',
  'incident/closed',
  'incident/not-closed',
  'incident/close-unfinished',
  'system/same',
  'system/acted-on',
  'tag/same',
  'link/circle',
  'link/same',
  'link/has-parent',
  'link/none',
  'link/drill',
  'set/member',
  'set/not-member',
  'recurrence/reviewed',
  'task/done',
  'stage/same',
  'stage/not-next',
  'stage/unfinished',
  'action/not-open',
  'action/not-executed',
  'action/not-undoable',
  'action/already-open',
  'approval/needed',
  'approval/none-asked',
  'approval/same-person',
  'approval/not-needed',
  'approval/stale',
  'approval/lapsed',
  'approval/no-longer-eligible',
  'approval/not-in-ledger',
  'notice/unresolved',
  'notice/language',
  'notice/stale',
  'notice/sent',
  'notice/leaving',
  'notice/nothing-waits',
  'notice/bound',
  'change/validated',
  'change/not-validated',
  'follow-up/there',
  'follow-up/not-open',
  'follow-up/not-done',
  'signal/already-triaged',
  'signal/drill',
  'switch/not-held',
  'handover/none',
  'cover/overlaps',
  'cover/not-open',
  'plan/unchanged',
  'plan/not-open',
  'plan/already-proposed',
  'plan/superseded',
  'plan/action-waits',
  'plan/lacks',
  'person/last-administrator',
  'contact/too-many',
  'contact/verified',
  'contact/gone',
  'contact/code-limit',
  'contact/code-lapsed',
  'delivery/over',
  'delivery/no-contact',
]);

function problem(
  status: number,
  code: string,
  detail: string,
  mend: string,
  clause: string | null,
  faults: readonly { at: string; message: string }[],
): Problem {
  return { type: `urn:muster:problem:${code}`, title: code, status, code, detail, mend, clause, faults: [...faults] };
}
