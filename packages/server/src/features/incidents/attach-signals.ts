import type { Refusal, Result } from '@muster/engine';
import type { Caller } from '../../platform/caller.ts';
import type { IncidentPorts, IncidentService, Present } from './incident-service.ts';

/** Lets groups of signals join an open incident: all of them in its append, or none. */
export function attachSignals<Body>(
  ports: { readonly service: Pick<IncidentService, 'runWith'>; readonly signals: IncidentPorts['signals'] },
  caller: Caller,
  incident: string,
  groups: readonly string[],
  present: Present<Body>,
): Promise<Result<Body, Refusal>> {
  return ports.service.runWith(
    caller,
    incident,
    'attach-signals',
    async ({ id }, now) => {
      const take = { type: 'attach-signals', incident: id } as const;
      const taken = await ports.signals.take(caller.organisation, groups, take, caller, now);
      if (!taken.ok) return taken;
      const { part, firstSignalAt } = taken.value;
      const named = [...new Set(groups)];
      const command = { type: 'attach-signals', groups: named, firstSignalAt: firstSignalAt ?? now } as const;
      return { ok: true, value: { command, content: { sealed: [], destroyed: [] }, extra: part } };
    },
    present,
  );
}
