import { isActive, personIn } from '../analysis/people.ts';
import type { Found, Rule } from '../rule.ts';

/**
 * A function that one person carries alone stops when that person sleeps. Each function names a deputy; the deputy is
 * another person than the lead, also where one person holds several seats, and is of the organisation now.
 *
 * That a deputy is named at all is seen before the plan compiles; this rule looks at the people behind the seats.
 */
export const own02: Rule = {
  id: 'OWN-02',
  layer: 'L1',
  severity: 'error',
  title: 'Every function has a deputy who is another person than its lead',
  fix: 'Name a deputy whose seat is held by another person.',
  *check({ plan }): Iterable<Found> {
    for (const [id, { lead, deputies }] of Object.entries(plan.functions)) {
      const leading = personIn(plan, lead);
      const standIn = deputies.find((seat) => {
        const person = personIn(plan, seat);
        return person !== leading && isActive(plan, person);
      });
      if (standIn !== undefined) continue;
      yield {
        path: ['functions', id, 'deputies'],
        subject: id,
        message: `Nobody can stand in for the lead of ${id}.`,
        counterexample: `${lead} is absent; ${deputies.join(', ')} is the same person, or has left.`,
      };
    }
  },
};
