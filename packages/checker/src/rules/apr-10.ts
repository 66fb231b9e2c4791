import type { CompiledPlan, GateDefinition } from '@muster/plan';
import { longerFrom, spellMoment } from '../analysis/moments.ts';
import { isActive, personIn } from '../analysis/people.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * Silence asks somebody else and never approves. The language has no other answer to silence, so what is left to see is
 * that it works: the escalation comes before the time to approve is over, from whichever moment the two are counted (business
 * days against hours, over a weekend), and reaches somebody who is of the organisation.
 */
export const apr10: Rule = {
  id: 'APR-10',
  layer: 'L1',
  severity: 'error',
  title: 'Silence asks somebody else in time, and never approves',
  fix: 'Let on_silence come before within, and name seats there that are held.',
  *check(checked: CheckedPlan): Iterable<Found> {
    for (const [id, gate] of Object.entries(checked.plan.gates)) {
      yield* tooLate(checked, id, gate);
      yield* nobodyAsked(checked.plan, id, gate);
    }
  },
};

function* tooLate(checked: CheckedPlan, id: string, { onSilence, within }: GateDefinition): Iterable<Found> {
  const late = longerFrom(checked, onSilence.after, within);
  if (late === null) return;
  yield {
    path: ['approvals', id, 'on_silence', 'after'],
    subject: id,
    message: `When the approvers of ${id} are silent, others are asked only when the time to approve is over.`,
    counterexample: `Asked at ${spellMoment(late, checked.plan.organisation.timeZone)}.`,
  };
}

function* nobodyAsked(plan: CompiledPlan, id: string, { onSilence }: GateDefinition): Iterable<Found> {
  if (onSilence.to.some((seat) => isActive(plan, personIn(plan, seat)))) return;
  yield {
    path: ['approvals', id, 'on_silence', 'escalate_to'],
    subject: id,
    message: `When the approvers of ${id} are silent, nobody is asked.`,
    counterexample: `Whoever held ${onSilence.to.join(', ') || 'these seats'} has left.`,
  };
}
