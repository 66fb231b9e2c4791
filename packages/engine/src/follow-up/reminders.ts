import { addMilliseconds } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { CompiledPlan, FunctionId } from '@muster/plan';
import { reminderSteps } from '../events/follow-up-fields.ts';
import type { ReminderStep } from '../events/follow-up-fields.ts';
import { personInSeat, seatsHeld, seatsOf } from '../incident/context.ts';
import type { Directory } from '../incident/context.ts';
import type { PageTarget } from '../incident/effect.ts';
import type { FollowUp } from './follow-up.ts';

const day = 86_400_000;

/** Milliseconds from the due instant: two days before, then, a day after, and after three days a lead is told. */
const offsets: Readonly<Record<ReminderStep, number>> = { before: -2 * day, due: 0, overdue: day, lead: 3 * day };

export interface ReminderTimer {
  readonly id: string;
  readonly step: ReminderStep;
  readonly dueAt: Instant;
}

/** The next reminder. Null once it is done, and after the last; one that lies before the date was set never comes. */
export function followUpTimer(followUp: FollowUp): ReminderTimer | null {
  if (followUp.state.kind !== 'open') return null;
  const { id, due, dueSetAt, dueRevision, reminders } = followUp;
  const had = reminders.filter(({ revision }) => revision === dueRevision).map(({ step }) => step);
  for (const step of reminderSteps) {
    const dueAt = addMilliseconds(due, offsets[step]);
    if (!had.includes(step) && dueAt > dueSetAt)
      return { id: `${id}/follow-up-reminder/${dueRevision}/${step}`, step, dueAt };
  }
  return null;
}

/** Who is reminded: the owner, and at the last step a lead who is another person. Null where nobody sits there. */
export function remindedOf(
  plan: CompiledPlan,
  { owner }: Pick<FollowUp, 'owner'>,
  step: ReminderStep,
  directory: Directory,
): PageTarget | null {
  const reviewOwner = plan.workflow.review.owner;
  switch (owner.kind) {
    case 'function':
      return firstSeat(plan, step === 'lead' ? reviewOwner : owner.function, directory);
    case 'person': {
      if (step !== 'lead')
        return directory.people.includes(owner.person) ? { kind: 'person', person: owner.person } : null;
      const [own] = seatsHeld(plan, null, directory, owner.person);
      const lead = own ? seatsOf(plan, own.function)[0] : undefined;
      const sits = lead !== undefined && personInSeat(null, directory, lead);
      const isOther = typeof sits === 'string' && sits !== owner.person;
      return isOther && lead !== undefined ? { kind: 'seat', seat: lead } : firstSeat(plan, reviewOwner, directory);
    }
  }
}

/** The first seat of a function that somebody sits in, the lead's before the others. */
function firstSeat(plan: CompiledPlan, id: FunctionId, directory: Directory): PageTarget | null {
  const seat = seatsOf(plan, id).find((each) => personInSeat(null, directory, each) !== null);
  return seat === undefined ? null : { kind: 'seat', seat };
}
