import { approversOf, tightest } from '../analysis/places.ts';
import type { Found, Rule } from '../rule.ts';

/**
 * Whoever asks for an action, enough others can approve it. Counted are people, not seats: somebody who has left approves
 * nothing, somebody who holds two seats fills one place, and the person who asks fills none. Anybody of any function can
 * be the one who asks.
 *
 * That a function has enough seats is seen before the plan compiles; this rule looks at the people behind the seats.
 */
export const apr01: Rule = {
  id: 'APR-01',
  layer: 'L2',
  severity: 'error',
  title: 'Whoever asks, every gate has enough approvers who are other people',
  fix: 'Give the function that is asked another deputy, held by another person, or ask for fewer approvals.',
  *check({ plan }): Iterable<Found> {
    for (const [id, gate] of Object.entries(plan.gates)) {
      const { spare, places, people } = tightest(approversOf(plan, gate));
      if (spare >= 1) continue;
      const [asks = 'Somebody', ...others] = people;
      const needed = gate.approve.map(({ count, of }) => `${count} of ${of}`).join(' and ');
      yield {
        path: ['approvals', id, 'approve'],
        subject: id,
        message: `${id} needs ${needed}, and can lack the people for it.`,
        counterexample:
          spare < 0
            ? `Places: ${places}. People: ${people.join(', ') || 'nobody'}.`
            : `${asks} asks, and never approves what they asked for. That leaves ${others.join(', ') || 'nobody'} for ${places} of the places.`,
      };
    }
  },
};
