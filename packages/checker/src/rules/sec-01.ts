import { planTexts } from '@muster/plan';
import type { CompiledPlan } from '@muster/plan';
import { isActive, personIn } from '../analysis/people.ts';
import { secretIn } from '../analysis/secrets.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * A plan is printed, copied and shown to auditors. So no text of it, key or value, is a secret (keys, tokens, passwords,
 * long random words) or somebody's number (bank account, card, social security); e-mail addresses and telephone numbers
 * are refused before the plan compiles. And need to know works: each compartment has people who are here, and each
 * administrator can be left out of an incident that is about them. Without that person every compartment still has
 * somebody, and another administrator is there.
 */
export const sec01: Rule = {
  id: 'SEC-01',
  layer: 'L1',
  severity: 'error',
  title: 'No secrets and no personal numbers; compartments have people, and every administrator can be excluded',
  fix: 'Take the secret out and replace it where it is used; name another member or another administrator.',
  *check({ plan, yaml }: CheckedPlan): Iterable<Found> {
    for (const { path, text } of planTexts(yaml)) {
      const what = secretIn(text);
      if (what === null) continue;
      const message = `${what} stands here. Whoever reads the plan has it.`;
      yield { path, subject: path.join('.'), message, counterexample: null };
    }
    yield* needToKnow(plan);
  },
};

function* needToKnow(plan: CompiledPlan): Iterable<Found> {
  const hereOf = (seats: readonly string[]): ReadonlySet<string> =>
    new Set(seats.map((seat) => personIn(plan, seat)).filter((person) => isActive(plan, person)));
  const administrators = hereOf(plan.administrators);
  for (const [id, { members }] of Object.entries(plan.compartments)) {
    const people = hereOf(members);
    const told = { path: ['compartments', id, 'members'], subject: id } as const;
    if (people.size === 0)
      yield { ...told, message: `Nobody is left in the compartment ${id}.`, counterexample: members.join(', ') };
    else if (people.size === 1 && people.isSubsetOf(administrators))
      yield {
        ...told,
        message: `An administrator cannot be excluded from ${id}: nobody else is in it.`,
        counterexample: `The incident is about ${[...people].join('')}.`,
      };
  }
  if (plan.administrators.length === 0 || administrators.size > 1) return;
  yield {
    path: ['administrators'],
    subject: 'administrators',
    message: 'The only administrator cannot be excluded: nobody else administers the instance.',
    counterexample: `The incident is about ${[...administrators].join('') || plan.administrators.join(', ')}.`,
  };
}
