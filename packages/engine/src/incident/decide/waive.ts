import { stages } from '@muster/plan';
import type { CompiledPlan, FunctionId } from '@muster/plan';
import { refuse } from '../../refusal.ts';
import { ownsIncident, sitsIn } from '../context.ts';
import type { Incident } from '../incident.ts';
import type { Obligation } from '../obligation.ts';
import { obligations } from '../obligations.ts';
import { happened } from './decision.ts';
import type { Decide } from './decision.ts';

/** Who may leave something undone, and which clause says so. */
interface Authority {
  readonly functions: readonly FunctionId[];
  readonly owner: boolean;
  readonly clause: string;
}

/** Something is left undone, for a reason, by the authority of the plan. What the law asks is never waived here. */
export const decideWaive: Decide<'waive-obligation'> = (plan, incident, command, context) => {
  const { obligation: id, reason } = command;
  const owed = obligations(plan, incident, context.now).find((each) => each.id === id);
  if (!owed) return refuse('obligation/unknown', `Nothing is owed under ${id}.`, 'Name an open obligation by its id.');
  const authority = authorityFor(plan, incident, owed);
  if (authority === null)
    return refuse(
      'obligation/not-waivable',
      `${id} is not waived.`,
      'Do it, answer unknown with the reason, or let legal decide that nobody is notified (not-notifying-…).',
      owed.clause,
    );
  const mine = sitsIn(plan, incident, context, authority.functions);
  const { actor } = context;
  if (actor.kind !== 'person' || (!mine && !(authority.owner && ownsIncident(incident, context))))
    return refuse(
      'obligation/not-yours',
      `${[...authority.functions, ...(authority.owner ? ['the incident owner'] : [])].join(' or ')} waive ${id}.`,
      'Ask one of them.',
      authority.clause,
    );
  const data = { obligation: id, person: actor.person, authority: authority.clause, reason };
  return happened({ type: 'obligation-waived', data });
};

function authorityFor(plan: CompiledPlan, incident: Incident, { id, kind, clause }: Obligation): Authority | null {
  const name = id.slice(id.indexOf(':') + 1);
  switch (kind) {
    case 'task':
    case 'decision':
      return workAuthority(plan, name);
    case 'evidence':
      return { functions: ['legal'], owner: false, clause: `types.${incident.type}.evidence` };
    case 'holding-statement':
    case 'support-script':
      return { functions: ['legal'], owner: false, clause };
    case 'report':
      return { functions: ['security', 'operations'], owner: true, clause };
    case 'stage':
    case 'fact':
    case 'notification':
    case 'notice-language':
    case 'notice-delivery':
    case 'change-validation':
    case 'approval':
    case 'execution':
    case 'proof':
    case 'handover':
    case 'break-glass-review':
    // Whether a law binds, and what it asks then, has decisions of its own.
    case 'applicability':
    case 'later-anchor':
    case 'clock':
      return null;
  }
}

/** The owner of the stage; the incident owner where the plan says what they may decide. Counsel's work is counsel's. */
function workAuthority(plan: CompiledPlan, name: string): Authority | null {
  for (const stage of stages) {
    const { owner, tasks, decisions } = plan.workflow[stage];
    const work = [...tasks, ...decisions].find((each) => each.id === name);
    if (!work) continue;
    const isCounsels = work.owner === 'legal' || work.owner === 'privacy';
    if (isCounsels) return { functions: [work.owner], owner: false, clause: `functions.${work.owner}` };
    const mayOwner = plan.incidentOwner.mayDecide.includes(name);
    return {
      functions: [owner],
      owner: mayOwner,
      clause: mayOwner ? 'incident_owner.may_decide' : `workflow.${stage}.owner`,
    };
  }
  return null;
}
