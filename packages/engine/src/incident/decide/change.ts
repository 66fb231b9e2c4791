import { refuse } from '../../refusal.ts';
import type { CompiledPlan } from '@muster/plan';
import { ownsIncident, sitsIn } from '../context.ts';
import type { Incident } from '../incident.ts';
import { happened } from './decision.ts';
import type { Decide, Decision } from './decision.ts';

const clause = 'workflow.recover';

/** The task of a plan that asks for a validated change. */
const validationTask = 'validate-fix';

/** A fix is a change record: what, where, and whose work it is. */
export const decideRecordChange: Decide<'record-change'> = (plan, incident, command, context) => {
  if (!sitsIn(plan, incident, context, ['engineering', 'operations']) && !ownsIncident(incident, context))
    return refuse(
      'change/not-yours',
      'Engineering, operations or the incident owner record changes.',
      'Ask them.',
      clause,
    );
  const { title, reference, author } = command;
  if (!context.directory.people.includes(author))
    return refuse('person/unknown', 'The author is a person of the organisation.', 'Name them by id.', clause);
  return happened({ type: 'change-recorded', data: { number: incident.changes.length + 1, title, reference, author } });
};

/** Another person than the author shows that it does what it should; then the task of the plan can be done. */
export const decideValidateChange: Decide<'validate-change'> = (plan, incident, command, context) => {
  const { number, how } = command;
  const change = incident.changes.find((each) => each.number === number);
  if (!change) return refuse('change/unknown', `There is no change C-${number}.`, 'Record it first.', clause);
  if (change.validated !== null)
    return refuse('change/validated', `C-${number} is validated already.`, 'Nothing is left to do.', clause);
  const { actor } = context;
  if (actor.kind !== 'person' || !sitsIn(plan, incident, context, ['engineering', 'security']))
    return refuse('change/not-yours', 'Engineering or security validate changes.', 'Ask one of them.', clause);
  if (actor.person === change.author)
    return refuse('change/own-work', 'Nobody validates their own change.', 'Ask another person.', clause);
  return happened({ type: 'change-validated', data: { number, person: actor.person, how } });
};

/** The fix is validated through its change record where there is one. Null when the task may be done. */
export function refuseUnvalidated(plan: CompiledPlan, incident: Incident, task: string): Decision | null {
  const isFix = task === validationTask && plan.workflow.recover.tasks.some((each) => each.id === task);
  if (!isFix) return null;
  const open = incident.changes.filter(({ validated }) => validated === null).map((each) => `C-${each.number}`);
  if (open.length === 0 && incident.changes.length > 0) return null;
  return refuse(
    'change/not-validated',
    open.length === 0 ? 'No fix is recorded as a change.' : `Not validated: ${open.join(', ')}.`,
    'Record the fix as a change, and let another person than its author validate it.',
    `${clause}.${task}`,
  );
}
