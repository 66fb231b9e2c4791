import { entry } from '../../entry.ts';
import { stages } from '@muster/plan';
import type { CompiledPlan, FunctionId, TaskDefinition } from '@muster/plan';
import { personOf } from '../../actor.ts';
import { refuse } from '../../refusal.ts';
import { ownsIncident, sitsIn } from '../context.ts';
import { alterationRisk } from '../clocks/alteration-hold.ts';
import type { DecisionContext } from '../context.ts';
import type { Incident } from '../incident.ts';
import { glassReviewers, glassReviewTask, obligations } from '../obligations.ts';
import { refuseUnvalidated } from './change.ts';
import { happened } from './decision.ts';
import type { Decide } from './decision.ts';
import { refuseMarking } from './marking.ts';

export const decideDoTask: Decide<'do-task'> = (plan, incident, command, context) => {
  const work = workOf(plan, incident, command.task);
  if (work === null)
    return refuse(
      'task/unknown',
      `There is no task ${command.task}.`,
      `The plan's tasks: ${allTasks(plan)
        .map((each) => each.id)
        .join(', ')}.`,
      'workflow',
    );
  if (incident.tasksDone[command.task] !== undefined)
    return refuse('task/done', `${command.task} is done already.`, 'Nothing is left to do.', 'workflow');
  if (!mayDo(plan, incident, context, work))
    return refuse(
      'task/not-yours',
      `${command.task} is a task of ${work.owners.join(' or ')}.`,
      work.ownerMay ? 'Ask somebody who sits there, or the incident owner.' : 'Ask somebody who sits there.',
      'workflow',
    );
  const unvalidated = refuseUnvalidated(plan, incident, command.task);
  if (unvalidated !== null) return unvalidated;
  return happened({ type: 'task-done', data: { task: command.task, note: command.note } });
};

/** Whose work something is. Counsel's is nobody else's, and nobody reviews the glass they broke. */
interface Work {
  readonly owners: readonly FunctionId[];
  readonly ownerMay: boolean;
  readonly not: string | null;
}

function workOfFunctions(owners: readonly FunctionId[]): Work {
  return { owners, ownerMay: !owners.some((each) => each === 'legal' || each === 'privacy'), not: null };
}

/** The sending of a notice and the review of broken glass are tasks too. */
function workOf(plan: CompiledPlan, incident: Incident, task: string): Work | null {
  const planned = allTasks(plan).find((each) => each.id === task);
  if (planned) return workOfFunctions([planned.owner]);
  const broken = incident.glassBreaks.find((each) => glassReviewTask(each.action) === task);
  if (broken) return { owners: glassReviewers, ownerMay: false, not: broken.by };
  const rule = task.startsWith('notify-') ? entry(plan.notifications, task.slice('notify-'.length)) : undefined;
  return rule && rule.action === null ? workOfFunctions([rule.owner]) : null;
}

function mayDo(plan: CompiledPlan, incident: Incident, context: DecisionContext, work: Work): boolean {
  if (work.not !== null && work.not === personOf(context.actor)) return false;
  return sitsIn(plan, incident, context, work.owners) || (work.ownerMay && ownsIncident(incident, context));
}

function allTasks(plan: CompiledPlan): readonly TaskDefinition[] {
  return stages.flatMap((stage) => plan.workflow[stage].tasks);
}

export const decideRecordDecision: Decide<'record-decision'> = (plan, incident, command, context) => {
  const { decision } = command;
  const owners = decision === null ? null : decisionOwners(plan, decision);
  if (decision !== null && owners === null)
    return refuse(
      'decision/unknown',
      `The plan asks for no decision ${decision}.`,
      `It asks for: ${allDecisions(plan)
        .map((each) => each.id)
        .join(', ')}. Leave it out for one nobody asked for.`,
      'workflow',
    );
  if (decision !== null && owners !== null && !mayDo(plan, incident, context, decisionWork(plan, decision, owners)))
    return refuse(
      'decision/not-yours',
      `${decision} is decided by ${owners.join(', ')}.`,
      'Ask somebody who sits there.',
      'workflow',
    );
  const notCounsel = refuseMarking(plan, incident, context, command.marking);
  if (notCounsel !== null) return notCounsel;
  const { choice, rationale, marking } = command;
  const number = incident.decisions.length + 1;
  return happened({ type: 'decision-recorded', data: { number, decision, choice, rationale, marking } });
};

/** How the service goes on is for those who run it to say: the incident owner does not decide it for them. */
function decisionWork(plan: CompiledPlan, decision: string, owners: readonly FunctionId[]): Work {
  const work = workOfFunctions(owners);
  return decision === plan.continuity?.decision ? { ...work, ownerMay: false } : work;
}

function decisionOwners(plan: CompiledPlan, decision: string): readonly FunctionId[] | null {
  const planned = allDecisions(plan).find((each) => each.id === decision);
  if (planned) return [planned.owner];
  if (decision === 'keep-held') return ['operations', 'security'];
  if (decision === alterationRisk) return ['legal'];
  const notice = decision.startsWith('not-notifying-') ? decision.slice('not-notifying-'.length) : null;
  return notice !== null && entry(plan.notifications, notice) ? ['legal', 'privacy'] : null;
}

function allDecisions(plan: CompiledPlan): readonly TaskDefinition[] {
  return stages.flatMap((stage) => plan.workflow[stage].decisions);
}

/** Forward by one, when the stage is finished; back to any, because incidents do that. */
export const decideEnterStage: Decide<'enter-stage'> = (plan, incident, command, context) => {
  const here = stages.indexOf(incident.stage);
  const there = stages.indexOf(command.stage);
  const clause = `workflow.${incident.stage}`;
  const owners = [plan.workflow[incident.stage].owner, plan.workflow[command.stage].owner];
  if (there === here) return refuse('stage/same', `It is in ${command.stage} already.`, 'Name another stage.', clause);
  if (!sitsIn(plan, incident, context, owners) && !ownsIncident(incident, context))
    return refuse(
      'stage/not-yours',
      `${owners.join(' or ')} or the incident owner move it there.`,
      'Ask one of them.',
      clause,
    );
  if (there > here + 1)
    return refuse(
      'stage/not-next',
      `After ${incident.stage} comes ${stages[here + 1]}.`,
      `Enter ${stages[here + 1]} first.`,
      clause,
    );
  const open = there > here ? unfinished(plan, incident, context.now) : [];
  if (open.length > 0)
    return refuse(
      'stage/unfinished',
      `${incident.stage} is not finished: ${open.join(', ')}.`,
      'Do these, or record why not.',
      `${clause}.leave_when`,
    );
  return happened({ type: 'stage-entered', data: { from: incident.stage, to: command.stage } });
};

/** What the plan wants before this stage is left, and is not there: task and decision ids, `evidence:<category>`. */
export function unfinished(...[plan, incident, now]: Parameters<typeof obligations>): readonly string[] {
  const wanted = plan.workflow[incident.stage].leaveWhen;
  return obligations(plan, incident, now).flatMap((each) => {
    const name = each.id.slice(each.id.indexOf(':') + 1);
    if (each.kind === 'evidence') return wanted.includes('evidence') ? [each.id] : [];
    return (each.kind === 'task' || each.kind === 'decision') && wanted.includes(name) ? [name] : [];
  });
}
