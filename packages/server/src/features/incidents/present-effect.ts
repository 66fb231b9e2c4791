import { openCategories, switchOf, waitingClients } from '@muster/engine';
import type { Action, Incident } from '@muster/engine';
import type { IncidentView } from '@muster/api';
import type { CompiledPlan } from '@muster/plan';

/** What a view of actions needs of machines and switches. */
export interface EffectWorld {
  /** Titles of service tokens by id; null for one that was destroyed. */
  readonly clients: ReadonlyMap<string, string | null>;
  /** References of the incidents that hold a switch, by its key. */
  readonly heldBy: ReadonlyMap<string, readonly string[]>;
}

type ActionView = IncidentView['actions'][number];

/** What an action waits for before it runs and after it ran, and who else holds its switch. */
export function presentEffect(
  plan: CompiledPlan,
  incident: Incident,
  action: Action,
  { clients, heldBy }: EffectWorld,
): Pick<ActionView, 'preserving' | 'probe' | 'stillHeldBy'> {
  const { progress, preservation, probe } = action;
  const title = (client: string) => clients.get(client) ?? client;
  const key = switchOf(plan, action.action)?.key;
  const holders = key === undefined ? [] : (heldBy.get(key) ?? []);
  return {
    preserving:
      progress.kind === 'preserving' && preservation !== null
        ? { until: preservation.until, waitingFor: [...openCategories(incident, preservation)] }
        : null,
    probe: probe && {
      waitingFor: progress.kind === 'executed' ? waitingClients(probe).map(title) : [],
      seen: probe.seen.map(({ client, at }) => ({ title: title(client), at })),
      overdueAt: progress.kind === 'executed' ? probe.overdueAt : null,
    },
    stillHeldBy: holders.filter((each) => each !== incident.reference),
  };
}

/** Why evidence was not there before each change, in words. */
export function presentGaps(plan: CompiledPlan, incident: Incident): IncidentView['preservationGaps'] {
  return incident.preservationGaps.map(({ action, category, cause }) => {
    const source = plan.systems[incident.system ?? '']?.evidence[category]?.from ?? category;
    return { action, category, cause, because: becauseOf(cause, source) };
  });
}

function becauseOf(cause: Incident['preservationGaps'][number]['cause'], source: string): string {
  switch (cause) {
    case 'no-collector':
      return `No collector for: ${source}`;
    case 'nothing-held':
      return `Nothing was there in: ${source}`;
    case 'failed':
      return `The collector failed for: ${source}`;
    case 'time-over':
      return `No answer in time from: ${source}`;
    case 'not-waited':
      return `It was not waited for: ${source}`;
    case 'not-recorded':
      return 'No reason was recorded';
  }
}

/** Every machine that the probes of an incident speak of. */
export function probeClients(incident: Incident): readonly string[] {
  return incident.actions.flatMap(({ probe }) =>
    probe === null ? [] : [...probe.clients, ...probe.seen.map(({ client }) => client)],
  );
}
