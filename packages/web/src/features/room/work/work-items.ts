import type { IncidentView, PlanView } from '@muster/api';
import { stages } from '../../common/stage-mark.tsx';
import type { Stage } from '../../common/stage-mark.tsx';

/** A task or a decision of the plan, and how it stands in this incident. */
export interface WorkItem {
  readonly kind: 'task' | 'decision';
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly state: 'open' | 'done' | 'later';
  readonly due: string | null;
  readonly mine: boolean;
  readonly limit: string | null;
}

/**
 * The work of one stage. What is open is an obligation; what a stage that was entered asks for and is none any more was
 * done; the rest comes later.
 */
export function workOf(plan: PlanView, view: IncidentView, stage: Stage): readonly WorkItem[] {
  const definition = plan.workflow.find((each) => each.stage === stage);
  if (definition === undefined) return [];
  const item = (kind: WorkItem['kind'], { id, title, owner, within }: (typeof definition.tasks)[number]): WorkItem => {
    const duty = view.obligations.find((each) => each.id === `${kind}:${id}`);
    const entered = stages.indexOf(stage) <= stages.indexOf(view.stage);
    const made = kind === 'decision' && view.decisions.some((each) => each.decision === id);
    return {
      kind,
      id,
      title,
      owner,
      state: duty !== undefined ? 'open' : made || entered ? 'done' : 'later',
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
