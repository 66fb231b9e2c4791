import { openApiOf, routes, routeTable } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { formatVerifierKey } from '@muster/ledger';
import type { NoteSigner } from '@muster/ledger';
import { json } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import type { Store } from '../../platform/store/store.ts';
import type { RunningFault } from '../../platform/time/running-fault.ts';

/** Of the interface; every package has the same. */
const version = '0.1.0';

export interface SystemRoutePorts {
  readonly store: Store;
  readonly signerFor: (organisation: string) => NoteSigner;
  /** What stands still or is late; empty when all is well. */
  readonly faults: () => Promise<readonly RunningFault[]>;
}

/** Who counts what is late cannot read it: the records are not there to be read. */
const unreachable: RunningFault = { what: 'The records cannot be reached.', why: null };

export function createSystemRoutes({ store, signerFor, faults }: SystemRoutePorts): readonly Binding[] {
  const { health, ready, openApi, key, checkpoint, audit } = routes.system;
  /** Made when it is first asked for, which takes a tenth of a second, and once: the table never changes. */
  let document: ReturnType<typeof openApiOf> | null = null;
  return [
    bind(health, async () => json({ status: 'ok' as const })),
    bind(ready, async () => {
      const found = await faults().catch((): readonly RunningFault[] => [unreachable]);
      if (found.length === 0) return json({ status: 'ok' as const, faults: [] });
      // Load balancers read the status alone; the reasons are for the log, not for strangers.
      const body: AnswerOf<typeof ready> = { status: 'degraded', faults: found.map(({ what }) => what) };
      return { kind: 'protocol-fault', status: 503, body };
    }),
    bind(openApi, async () => json((document ??= openApiOf(routeTable, { url: '/', version })))),
    bind(key, async ({ caller }) => {
      const signer = signerFor(caller.organisation);
      return json({ key: formatVerifierKey(signer.key), origin: signer.key.name });
    }),
    bind(checkpoint, async ({ caller }) => {
      const latest = await store.latestCheckpoint(caller.organisation);
      return json({ size: latest?.size ?? 0, note: latest?.note ?? null });
    }),
    bind(audit, async ({ query, caller }) => {
      const page = await store.listAudit(caller.organisation, {
        limit: query.limit,
        after: query.after ?? null,
        order: 'falling',
      });
      return json({ items: page.items.map(({ id: _, ...entry }) => entry), next: page.next });
    }),
  ];
}
