import { clocksOf, deadlinesOf, draftingSeconds, marginSeconds } from '../analysis/clock-register.ts';
import { dayOf } from '../analysis/days.ts';
import { gateOf, hasStanding, slowestApproval } from '../analysis/gate-time.ts';
import { spellSeconds } from '../analysis/period-bounds.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * A deadline is missed where approving takes longer than the law gives. For each clock the worst case is added up: the
 * notice is written (an hour where a text is ready, a working day where none is), the approvers use all the time they
 * have, and are silent once before it is asked of others. It fits into the shortest deadline of the clock less its
 * margin, or the gate has a standing authority for that text that has not run out. Deadlines are counted at their
 * shortest, limits of gates at their longest, over weekends and holidays.
 */
export const clk02: Rule = {
  id: 'CLK-02',
  layer: 'L2',
  severity: 'error',
  title: 'Writing and approving a notice fit into its deadline even at worst',
  fix: 'Shorten `within` or `on_silence` of the gate or the margin of the clock, or give the gate a `standing` authority for the text.',
  *check({ plan, now }: CheckedPlan): Iterable<Found> {
    for (const registered of clocksOf(plan)) {
      const [deadline] = deadlinesOf(registered);
      if (deadline === undefined) continue;
      const gate = gateOf(plan, registered);
      const isFree = gate === null || hasStanding(gate, registered.clock.template, dayOf(now));
      const approval = isFree ? 0 : slowestApproval(gate);
      const drafting = draftingSeconds(plan, registered);
      const margin = marginSeconds(plan, registered);
      if (approval + drafting + margin <= deadline.seconds) continue;
      const { id, path } = registered;
      yield {
        path,
        subject: id,
        message: `${id} can be missed although everybody keeps their limits: ${deadline.name} has ${spellSeconds(deadline.seconds)}.`,
        counterexample: `Writing ${spellSeconds(drafting)}, approving ${spellSeconds(approval)}, margin ${spellSeconds(margin)}.`,
      };
    }
  },
};
