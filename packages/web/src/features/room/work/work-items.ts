import type { IncidentView, PlanView } from '@muster/api';
import type { Stage } from '../../common/stage-mark.tsx';

/** A task or a decision of the plan, and how it stands in this incident. */
export interface WorkItem {
  readonly kind: 'task' | 'decision';
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  /** `left`: the incident was closed without it. */
  readonly state: 'open' | 'done' | 'later' | 'left';
  readonly due: string | null;
  readonly mine: boolean;
  readonly limit: string | null;
}

/**
 * The work of one stage. What is open is an obligation; what was done is on record; the rest comes later, or was left.
 */
export function workOf(plan: PlanView, view: IncidentView, stage: Stage): readonly WorkItem[] {
  const definition = plan.workflow.find((each) => each.stage === stage);
  if (definition === undefined) return [];
  const item = (kind: WorkItem['kind'], { id, title, owner, within }: (typeof definition.tasks)[number]): WorkItem => {
    const duty = view.obligations.find((each) => each.id === `${kind}:${id}`);
    const done =
      kind === 'decision'
        ? view.decisions.some((each) => each.decision === id)
        : view.tasksDone.some((each) => each.task === id);
    return {
      kind,
      id,
      title,
      owner,
      state: done ? 'done' : duty !== undefined ? 'open' : view.status === 'open' ? 'later' : 'left',
      due: duty?.due ?? null,
      mine: duty?.mine ?? false,
      limit: duty?.limit ?? within.find(({ severity }) => severity === view.severity)?.text ?? null,
    };
  };
  return [
    ...definition.tasks.map((each) => item('task', each)),
    ...definition.decisions.map((each) => item('decision', each)),
  ];
}
