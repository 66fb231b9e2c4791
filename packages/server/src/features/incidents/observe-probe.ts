import type { ProbeSighting } from '@muster/engine';
import type { Caller } from '../../platform/caller.ts';
import type { IncidentService } from './incident-service.ts';

/** Puts on record what clients were served. A refusal means that it is proven, undone or known already. */
export async function observeProbe(
  incidents: Pick<IncidentService, 'run'>,
  organisation: string,
  { incident, action }: { readonly incident: string; readonly action: number },
  seen: readonly ProbeSighting[],
): Promise<void> {
  const caller: Caller = {
    organisation,
    actor: { kind: 'service', service: 'switch-probe' },
    via: 'probe',
    idempotency: null,
  };
  const command = { type: 'observe-probe', number: action, seen } as const;
  await incidents.run(caller, incident, command, { sealed: [], destroyed: [] }, () => null);
}
