import { spellActor } from '@muster/engine';
import type { Caller } from './caller.ts';
import type { Ids } from './ids/ids.ts';
import { appendOf } from './store/append-of.ts';
import type { AuditEntry, Store } from './store/store.ts';
import type { Clock } from './time/clock.ts';

export interface AuditDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
}

type What = Pick<AuditEntry, 'action' | 'subject'>;

/** The audit row of something done; it goes into the append that does it. */
export function auditDone(deps: Pick<AuditDeps, 'clock' | 'ids'>, caller: Caller, what: What): AuditEntry {
  return entry(deps, caller, what, 'done', null);
}

/** Writes the audit row of a refused command; the refusal is answered only once it is kept. */
export async function keepRefusal(
  deps: AuditDeps,
  caller: Caller,
  what: What,
  refusal: { readonly code: string },
): Promise<void> {
  const audit = [entry(deps, caller, what, 'refused', refusal.code)];
  await deps.store.append(appendOf(caller.organisation, { audit }));
}

/** Writes the audit row of a reading; what was read is answered only once it is kept. */
export async function keepReading(deps: AuditDeps, caller: Caller, what: What): Promise<void> {
  await deps.store.append(appendOf(caller.organisation, { audit: [entry(deps, caller, what, 'read', null)] }));
}

function entry(
  { clock, ids }: Pick<AuditDeps, 'clock' | 'ids'>,
  caller: Caller,
  { action, subject }: What,
  outcome: AuditEntry['outcome'],
  code: string | null,
): AuditEntry {
  return {
    id: ids.uuid(),
    at: clock.now(),
    actor: spellActor(caller.actor),
    via: caller.via,
    action,
    subject,
    outcome,
    code,
  };
}
