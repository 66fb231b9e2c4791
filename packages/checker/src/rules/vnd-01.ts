import { dayAfter, dayOf } from '../analysis/days.ts';
import { entryOf } from '../analysis/people.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';
import type { Vendor } from '@muster/plan';

/** A test counts for so long. */
const testedFor = { kind: 'elapsed', seconds: 180 * 86_400 } as const;

/**
 * An outage or a leak at a vendor is found out from the vendor, and half of the evidence lies there. Each vendor, also
 * one that only a system names, has a desk to turn to and a seat of ours that does so, owes notice within a time, and
 * gives us its logs. That the desk answers was tried in the last 180 days.
 */
export const vnd01: Rule = {
  id: 'VND-01',
  layer: 'L1',
  severity: 'error',
  title: 'Every vendor has an incident contact, a duty to give notice, a right to its logs, and a test within 180 days',
  fix: 'Add what the vendor lacks to `vendors`, and the day on which its desk last answered as `last_test`.',
  *check(checked: CheckedPlan): Iterable<Found> {
    const { plan } = checked;
    for (const [id, { vendor }] of Object.entries(plan.systems)) {
      if (vendor === null || entryOf(plan.vendors, vendor) !== undefined) continue;
      yield {
        path: ['systems', id],
        subject: vendor,
        message: `${id} depends on ${vendor}, and \`vendors\` does not say how it is reached and what it owes.`,
        counterexample: null,
      };
    }
    for (const [id, vendor] of Object.entries(plan.vendors)) {
      yield* bare(id, vendor);
      yield* untested(id, vendor, dayOf(checked.now));
    }
  },
};

function* bare(id: string, { contact, spokenToBy, notice, logs }: Vendor): Iterable<Found> {
  const lacks = [
    ...(contact === null ? ['an incident contact (contact)'] : []),
    ...(spokenToBy === null ? ['a seat that speaks with it (spoken_to_by)'] : []),
    ...(notice === null ? ['a duty to give notice (notice)'] : []),
    ...(logs === null ? ['a right to its logs (logs)'] : []),
  ];
  if (lacks.length === 0) return;
  yield { path: ['vendors', id], subject: id, message: `${id} lacks ${lacks.join('; ')}.`, counterexample: null };
}

function* untested(id: string, { lastTest }: Vendor, today: string): Iterable<Found> {
  const path = ['vendors', id, 'last_test'];
  const told = { path, subject: id, counterexample: null } as const;
  if (lastTest === null)
    yield { ...told, message: `Nobody has tried yet whether the incident contact of ${id} answers.` };
  else if (lastTest > today)
    yield { ...told, message: `The last test of ${id} is said to be on ${lastTest}, which is still to come.` };
  else if (dayAfter(lastTest, testedFor) < today)
    yield {
      ...told,
      message: `The incident contact of ${id} last answered a test on ${lastTest}, more than 180 days ago.`,
    };
}
