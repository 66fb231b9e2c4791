import { severities } from '../plan-words.ts';
import type { StageDefinition, TaskDefinition, TimeLimit, TimeLimits } from '../compiled-plan.ts';
import type { FunctionId } from '../plan-words.ts';
import type { PlanSource } from '../schema/plan-source.ts';

type Stage = PlanSource['workflow']['detect'];
type Limits = Stage['within'];

/** One stage; tasks and decisions without an owner of their own are the stage owner's. */
export function compileStage(stage: Stage): StageDefinition {
  return {
    owner: stage.owner,
    within: compileLimits(stage.within),
    tasks: stage.do.map((task) => compileTask(task.task, task, stage.owner)),
    decisions: (stage.decide ?? []).map((decision) => compileTask(decision.decision, decision, stage.owner)),
    leaveWhen: stage.leave_when ?? [],
    criteria: stage.criteria ?? [],
    returns: stage.returns === undefined ? null : { to: stage.returns.to, atMost: stage.returns.at_most },
  };
}

interface TaskSource {
  readonly title: string;
  readonly owner?: FunctionId | undefined;
  readonly within?: Limits | undefined;
  readonly options?: readonly string[] | undefined;
}

function compileTask(id: string, source: TaskSource, stageOwner: FunctionId): TaskDefinition {
  const { title, owner, within, options } = source;
  return { id, title, owner: owner ?? stageOwner, within: compileLimits(within), options: options ?? [] };
}

/** One limit for all severities, or each its own; a severity without one has none. */
function compileLimits(limits: Limits | undefined): TimeLimits {
  if (limits === undefined) return {};
  const limitOf = (severity: (typeof severities)[number]): TimeLimit | undefined =>
    'period' in limits ? limits : limits[severity];
  return Object.fromEntries(
    severities.flatMap((severity) => {
      const limit = limitOf(severity);
      return limit === undefined ? [] : [[severity, limit] as const];
    }),
  );
}
