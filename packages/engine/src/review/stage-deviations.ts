import { stages } from '@muster/plan';
import type { StageId } from '@muster/plan';
import { unfinished } from '../incident/decide/work.ts';
import type { Deviation, DeviationKind } from './deviation.ts';
import { cite } from './replay.ts';
import type { Step } from './replay.ts';

type Entered = Step & { readonly event: Extract<Step['event'], { type: 'stage-entered' }> };

/** Stages that were skipped, left without what the plan wants first, or gone back to where the plan does not say so. */
export function stageDeviations(steps: readonly Step[]): readonly Deviation[] {
  const returns = new Map<StageId, number>();
  return steps.filter(isEntered).flatMap((step): readonly Deviation[] => {
    const { from, to } = step.event.data;
    const [here, there] = [stages.indexOf(from), stages.indexOf(to)];
    if (there > here) return forward(step, there - here);
    returns.set(from, (returns.get(from) ?? 0) + 1);
    return backward(step, returns.get(from) ?? 0);
  });
}

function isEntered(step: Step): step is Entered {
  return step.event.type === 'stage-entered';
}

function forward(step: Entered, by: number): readonly Deviation[] {
  const { from, to } = step.event.data;
  const skipped = by > 1 ? stages.slice(stages.indexOf(from) + 1, stages.indexOf(to)).join(', ') : null;
  const open = step.before ? unfinished(step.plan, step.before, step.event.recordedAt) : [];
  return [
    ...(skipped === null
      ? []
      : [found(step, 'stage-out-of-order', 'workflow', `${to} was entered without ${skipped}.`)]),
    ...(open.length === 0
      ? []
      : [
          found(
            step,
            'stage-without-criteria',
            `workflow.${from}.leave_when`,
            `${from} was left without ${open.join(', ')}.`,
          ),
        ]),
  ];
}

function backward(step: Entered, times: number): readonly Deviation[] {
  const { from, to } = step.event.data;
  const { returns } = step.plan.workflow[from];
  if (returns === null) return [];
  const clause = `workflow.${from}.returns`;
  if (!returns.to.includes(to))
    return [found(step, 'return-not-planned', clause, `It went back from ${from} to ${to}; the plan does not say so.`)];
  if (times > returns.atMost)
    return [
      found(
        step,
        'return-not-planned',
        clause,
        `It went back from ${from} ${times} times; the plan allows ${returns.atMost}.`,
      ),
    ];
  return [];
}

function found({ event }: Entered, kind: DeviationKind, clause: string, what: string): Deviation {
  return { kind, subject: `stage:${event.data.to}`, clause, what, late: null, standing: false, events: [cite(event)] };
}
