import { stages } from '@muster/plan';
import type { CompiledPlan } from '@muster/plan';
import { workOfStages } from '../analysis/work-of-stages.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * A step that never happens misleads whoever relies on it: a task or a decision of a function in which nobody is left, or
 * a way back to a stage that does not come before. And what vanishes is kept before anything is changed: `preserve_first`
 * of contain gives every containment step a time in which evidence is preserved. It is a time on the wall clock, because
 * a stop does not wait for a business day.
 */
export const flw02: Rule = {
  id: 'FLW-02',
  layer: 'L1',
  severity: 'warning',
  title: 'No step is dead, and volatile evidence is preserved before containment',
  fix: 'Give the step to somebody or take it out; write `preserve_first: 60 s` under contain.',
  *check({ plan }: CheckedPlan): Iterable<Found> {
    for (const { id, owner, path, canBeDone } of workOfStages(plan)) {
      if (canBeDone) continue;
      yield { path, subject: id, message: `${id} is never done: nobody of ${owner} is left.`, counterexample: null };
    }
    yield* deadReturns(plan);
    yield* unpreserved(plan);
  },
};

function* deadReturns({ workflow }: CompiledPlan): Iterable<Found> {
  for (const [at, stage] of stages.entries())
    for (const [index, to] of (workflow[stage].returns?.to ?? []).entries()) {
      if (stages.indexOf(to) < at) continue;
      yield {
        path: ['workflow', stage, 'returns', 'to', index],
        subject: stage,
        message: `${stage} cannot go back to ${to}, which does not come before it.`,
        counterexample: null,
      };
    }
}

function* unpreserved({ actions }: CompiledPlan): Iterable<Found> {
  const steps = Object.entries(actions).filter(([, { does }]) => does !== null);
  const [first] = steps.find(([, { preserveFirstSeconds }]) => preserveFirstSeconds === null) ?? [];
  if (first === undefined) return;
  yield {
    path: ['workflow', 'contain', 'preserve_first'],
    subject: 'contain',
    message: 'Containment does not wait for evidence: `preserve_first` gives no time on the wall clock.',
    counterexample: `${first} runs, and what the system held in memory is gone.`,
  };
}
