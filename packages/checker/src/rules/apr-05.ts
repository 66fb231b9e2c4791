import type { CompiledPlan } from '@muster/plan';
import { actionsThrough } from '../analysis/gated.ts';
import { entryOf, isActive, personIn, seatsOf } from '../analysis/people.ts';
import type { Found, Rule } from '../rule.ts';

/**
 * Nobody approves in their own cause. Of the people whom a gate asks none answers for a system that it is about, speaks
 * for us with the vendor of such a system, or has said under `conflicts` that they are not free in its matters.
 *
 * A gate is about the systems whose containment passes it; one that notices, facts or clocks pass is about every system,
 * as an incident can be of each. Whether an approver is the subject of an incident is only known when it happens.
 */
export const apr05: Rule = {
  id: 'APR-05',
  layer: 'L1',
  severity: 'error',
  title: 'Nobody who is asked to approve answers for what it is about',
  fix: 'Ask a function without that person, or give the system another owner.',
  *check({ plan }): Iterable<Found> {
    for (const [id, gate] of Object.entries(plan.gates)) {
      const concerned = systemsOf(plan, id);
      const told = new Set<string>();
      for (const [at, { of }] of gate.approve.entries())
        for (const seat of seatsOf(plan, of)) {
          const person = personIn(plan, seat);
          const conflict = concerned.map((system) => conflictOf(plan, person, system)).find((each) => each !== null);
          if (told.has(person) || !isActive(plan, person) || conflict === undefined) continue;
          told.add(person);
          yield {
            path: ['approvals', id, 'approve', at],
            subject: `${id} ${seat}`,
            message: `${seat} can approve ${id}, as one of ${of}, without being free to.`,
            counterexample: `${seat} ${conflict}.`,
          };
        }
    }
  },
};

function systemsOf(plan: CompiledPlan, gate: string): readonly string[] {
  const through = actionsThrough(plan, gate).map(([, { system }]) => system);
  const { law, contracts, internal } = plan.clocks;
  const clocks = [...Object.values(law), ...Object.values(contracts), ...Object.values(internal)];
  const ofAll =
    through.includes(null) ||
    Object.values(plan.facts).some((fact) => fact.gate === gate) ||
    clocks.some((clock) => clock.gate === gate);
  return Object.keys(plan.systems).filter((id) => ofAll || through.includes(id));
}

function conflictOf(plan: CompiledPlan, person: string, id: string): string | null {
  const system = entryOf(plan.systems, id);
  const vendor = system?.vendor ?? null;
  const speaks = vendor === null ? null : (entryOf(plan.vendors, vendor)?.spokenToBy ?? null);
  const holds = (seat: string | null | undefined) =>
    seat !== null && seat !== undefined && personIn(plan, seat) === person;
  if (holds(system?.owner)) return `answers for ${id}`;
  if (holds(speaks)) return `speaks for us with ${vendor}, the vendor of ${id}`;
  const declared = plan.seats
    .filter(holds)
    .flatMap((seat) => entryOf(plan.seatDetails, seat)?.conflicts ?? [])
    .find((named) => named === id || named === vendor);
  return declared === undefined ? null : `has a conflict about ${declared}`;
}
