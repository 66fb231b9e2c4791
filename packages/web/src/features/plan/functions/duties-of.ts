import type { PlanView } from '@muster/api';

type Stage = PlanView['workflow'][number];
type Work = Stage['tasks'][number];

/** What one function has to do by the plan: everything that names it or one of its seats. */
export interface Duties {
  readonly seats: readonly string[];
  readonly stages: readonly {
    readonly stage: Stage['stage'];
    readonly owned: Stage | null;
    readonly tasks: readonly Work[];
    readonly decisions: readonly Work[];
  }[];
  readonly calledAt: PlanView['severities'];
  readonly questions: PlanView['facts'];
  readonly gates: readonly { readonly gate: PlanView['gates'][number]; readonly as: 'approver' | 'after-silence' }[];
  readonly actions: PlanView['actions'];
  readonly evidence: PlanView['evidence'];
  readonly notices: PlanView['notifications'];
  readonly clocks: PlanView['clocks'];
}

export function dutiesOf(plan: PlanView, { id, lead, deputies }: PlanView['functions'][number]): Duties {
  const seats = [lead, ...deputies];
  const isOurs = (seat: string | null) => seat !== null && seats.includes(seat);
  const stages = plan.workflow.map((stage) => ({
    stage: stage.stage,
    owned: stage.owner === id ? stage : null,
    tasks: stage.tasks.filter(({ owner }) => owner === id),
    decisions: stage.decisions.filter(({ owner }) => owner === id),
  }));
  return {
    seats,
    stages: stages.filter(({ owned, tasks, decisions }) => owned !== null || tasks.length + decisions.length > 0),
    calledAt: plan.severities.filter(({ calls }) => calls.includes(id)),
    questions: plan.facts.filter(({ answeredBy }) => answeredBy.includes(id)),
    gates: plan.gates.flatMap((gate): Duties['gates'] => {
      if (gate.needs.some(({ of }) => of === id)) return [{ gate, as: 'approver' }];
      return gate.onSilence.to.some(isOurs) ? [{ gate, as: 'after-silence' }] : [];
    }),
    actions: plan.actions.filter(({ owner }) => owner === id),
    evidence: plan.evidence.filter(({ owner }) => owner === id),
    notices: plan.notifications.filter(({ owner }) => owner === id),
    clocks: plan.clocks.filter(({ owner, deputy }) => isOurs(owner) || isOurs(deputy)),
  };
}
