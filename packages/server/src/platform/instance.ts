import { z } from 'zod';
import { auditDone } from './audit.ts';
import type { AuditDeps } from './audit.ts';
import type { InstanceKey } from './secrets/instance-key.ts';
import { appendOf } from './store/append-of.ts';

/** Who this instance is: its id names the ledgers it signs, its key's fingerprint tells a wrong key at the start. */
export interface Instance {
  readonly id: string;
}

class WrongInstanceKey extends Error {
  constructor() {
    super(
      'The instance key does not belong to this data: its contents would stay sealed. Start with the key that made it.',
    );
    this.name = 'WrongInstanceKey';
  }
}

const model = 'instance';
const row = z.strictObject({ id: z.string(), keyFingerprint: z.string() });

/** The instance as the store knows it; made at the first start. Throws WrongInstanceKey. */
export async function openInstance(deps: AuditDeps, organisation: string, key: InstanceKey): Promise<Instance> {
  const stored = await deps.store.readRow(organisation, model, 'self');
  if (stored !== null) {
    const known = row.parse(stored.row);
    if (known.keyFingerprint !== key.fingerprint) throw new WrongInstanceKey();
    return { id: known.id };
  }
  const id = deps.ids.uuid();
  const caller = {
    organisation,
    actor: { kind: 'service', service: 'start' },
    via: 'start',
    idempotency: null,
  } as const;
  const audit = [auditDone(deps, caller, { action: 'create-instance', subject: id })];
  const rows = [{ model, key: 'self', sort: 'self', row: { id, keyFingerprint: key.fingerprint } }];
  await deps.store.append(appendOf(organisation, { rows, audit }));
  return { id };
}
