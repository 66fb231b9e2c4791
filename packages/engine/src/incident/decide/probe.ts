import { millisecondsBetween } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { CompiledPlan } from '@muster/plan';
import type { IncidentEvent } from '../../events/all-events.ts';
import { refuse } from '../../refusal.ts';
import { seatsOf } from '../context.ts';
import type { Action, Probe } from '../incident.ts';
import { findAction, happened, refuseUnknownAction } from './decision.ts';
import type { Decide } from './decision.ts';
import { actionClause } from './propose.ts';

/** How the probe of switches signs its proofs. */
const switchProbe = 'switch-probe';

/** What clients were served since the change. Proven once each that asked before it was served what is now. */
export const decideObserveProbe: Decide<'observe-probe'> = (_plan, incident, command, context) => {
  const action = findAction(incident, command.number);
  if (!action) return refuseUnknownAction(incident, command.number);
  const { progress, probe, number } = action;
  const clause = actionClause(action.action);
  if (context.actor.kind !== 'service')
    return refuse('action/not-yours', 'Only the probe of the switch says so.', 'Prove it yourself.', clause);
  if (progress.kind !== 'executed' || probe === null)
    return refuse('action/not-executed', `A-${number} is ${progress.kind}: nothing is probed.`, 'Let it go.', clause);
  const known = new Set(probe.seen.map((each) => each.client));
  const news = command.seen.filter(({ client, at }) => !known.has(client) && at >= progress.at && at <= context.now);
  if (news.length === 0)
    return refuse('probe/nothing-new', `Nobody else has seen A-${number} yet.`, 'Look again later.', clause);
  const saw = news.map((each): IncidentEvent => ({ type: 'probe-saw', data: { number, ...each } }));
  const seen = [...probe.seen, ...news];
  if (waitingClients({ ...probe, seen }).length > 0) return happened(...saw);
  const effectiveAt = seen.reduce<Instant>((latest, { at }) => (at > latest ? at : latest), progress.at);
  const milliseconds = millisecondsBetween(progress.at, effectiveAt);
  return happened(...saw, {
    type: 'action-proven',
    data: { number, effectiveAt, milliseconds, probe: switchProbe },
  });
};

/** The time of the probe is over: who keeps the containment is called, with the clients that still have the old value. */
export function probeOverdue(plan: CompiledPlan, { number, probe }: Action): readonly IncidentEvent[] {
  if (probe === null) return [];
  const waitingFor = [...waitingClients(probe)];
  const escalatedTo = [...seatsOf(plan, plan.workflow.contain.owner)];
  return [{ type: 'probe-overdue', data: { number, waitingFor, escalatedTo } }];
}

/** Clients that asked before the change and have not been served what is now. */
export function waitingClients({ clients, seen }: Pick<Probe, 'clients' | 'seen'>): readonly string[] {
  return clients.filter((client) => !seen.some((each) => each.client === client));
}
