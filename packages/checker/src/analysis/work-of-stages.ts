import { stages } from '@muster/plan';
import type { CompiledPlan, FunctionId, Path, StageId } from '@muster/plan';
import { isActive, peopleOf, personIn } from './people.ts';

/** A task or a decision of a stage. */
export interface StageWork {
  readonly id: string;
  readonly stage: StageId;
  readonly owner: FunctionId;
  readonly path: Path;
  /** The stage is not left forward before it is done. */
  readonly isRequired: boolean;
  /** It has a time limit at some severity: the incident is not closed while that runs. */
  readonly hasLimit: boolean;
  readonly canBeDone: boolean;
}

/** Every task and decision of the workflow, in the plan's order. */
export function workOfStages(plan: CompiledPlan): readonly StageWork[] {
  return stages.flatMap((stage) => {
    const { tasks, decisions, leaveWhen } = plan.workflow[stage];
    const listed = (key: 'do' | 'decide', works: typeof tasks) =>
      works.map(({ id, owner, within }, at): StageWork => ({
        id,
        stage,
        owner,
        path: ['workflow', stage, key, at],
        isRequired: leaveWhen.includes(id),
        hasLimit: Object.keys(within).length > 0,
        canBeDone: canDo(plan, owner),
      }));
    return [...listed('do', tasks), ...listed('decide', decisions)];
  });
}

/** Somebody of the function, or the incident owner; counsel's work is nobody else's. */
function canDo(plan: CompiledPlan, owner: FunctionId): boolean {
  if (peopleOf(plan, owner).size > 0) return true;
  if (owner === 'legal' || owner === 'privacy') return false;
  return isActive(plan, personIn(plan, plan.incidentOwner.normally));
}
