import type { Refusal, Result } from '@muster/engine';
import type { GateDefinition } from '@muster/plan';
import type { Caller } from '../../platform/caller.ts';
import type { Store } from '../../platform/store/store.ts';
import type { IncidentPorts, IncidentService, Present } from './incident-service.ts';

/**
 * Releases a notice under the standing authority of its gate. Uses are counted over all incidents, in the append that
 * uses it up: of two at once, one is counted anew.
 */
export function standingAuthorityUse<Body>(
  ports: {
    readonly service: Pick<IncidentService, 'runWith'>;
    readonly plans: Pick<IncidentPorts['plans'], 'byVersion'>;
    readonly store: Pick<Store, 'readCounter'>;
  },
  caller: Caller,
  incident: string,
  { number, digest }: { readonly number: number; readonly digest: string },
  present: Present<Body>,
): Promise<Result<Body, Refusal>> {
  const { organisation } = caller;
  return ports.service.runWith(
    caller,
    incident,
    'use-standing-authority',
    async ({ actions, planVersion }) => {
      const { plan } = await ports.plans.byVersion(organisation, planVersion);
      const asked = actions.find((each) => each.number === number)?.gate?.gate;
      const name = counterOf(asked, asked === undefined ? undefined : plan.gates[asked]);
      const usesBefore = name === null ? 0 : await ports.store.readCounter(organisation, name);
      const command = { type: 'use-standing-authority', number, digest, usesBefore } as const;
      const counters = name === null ? [] : [{ name, from: usesBefore, to: usesBefore + 1 }];
      const extra = { streams: [], rows: [], counters };
      return { ok: true, value: { command, content: { sealed: [], destroyed: [] }, extra } };
    },
    present,
  );
}

/** An authority that is renewed is another one. Null where the gate has none. */
function counterOf(id: string | undefined, gate: GateDefinition | undefined): string | null {
  if (id === undefined || gate === undefined || gate.standing === null) return null;
  const { template, until } = gate.standing;
  return `standing-authority ${id} ${template} ${until}`;
}
