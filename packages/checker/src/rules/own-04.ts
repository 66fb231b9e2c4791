import { dimensions } from '@muster/plan';
import type { CompiledPlan, IncidentType, Path } from '@muster/plan';
import { spellMoment } from '../analysis/moments.ts';
import { entryOf, isActive, personIn } from '../analysis/people.ts';
import { unreachable } from '../analysis/unreachable.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * One person answers for the whole incident, whatever its type and whenever it happens, and may decide. For each type:
 * one seat comes out, not two for two of its dimensions; somebody who is of the organisation sits in it; who can be
 * reached at every hour of the next 24 months, or a schedule answers for them (ESC-01 sees that it is covered). And the owner
 * may take a decision of containment, where the plan has one.
 */
export const own04: Rule = {
  id: 'OWN-04',
  layer: 'L2',
  severity: 'error',
  title: 'One person owns every incident at every hour, with authority to decide',
  fix: 'Name one seat for the type that is held, give it a schedule, and say what it may decide.',
  *check(checked: CheckedPlan): Iterable<Found> {
    yield* ambiguous(checked.plan);
    for (const [seat, path] of ownerSeats(checked.plan)) yield* absent(checked, seat, path);
    yield* powerless(checked.plan);
  },
};

function* ambiguous(plan: CompiledPlan): Iterable<Found> {
  for (const [id, type] of Object.entries(plan.types)) {
    const seats = [...new Set(specialOwners(plan, type).map(([seat]) => seat))];
    if (entryOf(plan.incidentOwner.byType, id) !== undefined || seats.length < 2) continue;
    yield {
      path: ['definition', 'types', id],
      subject: id,
      message: `An incident of ${id} has two owners: ${seats.join(' and ')}.`,
      counterexample: `It touches ${type.dimensions.join(', ')}; name one of them under incident_owner.by_type.`,
    };
  }
}

type OwnerSeat = readonly [seat: string, path: Path];

/** The seats that own a type by its dimensions, and where they are named. */
function specialOwners({ incidentOwner }: CompiledPlan, type: IncidentType): readonly OwnerSeat[] {
  return dimensions.flatMap((dimension): readonly OwnerSeat[] => {
    const seat = type.dimensions.includes(dimension) ? incidentOwner.when[dimension] : undefined;
    return seat === undefined ? [] : [[seat, ['incident_owner', `when_${dimension}`]]];
  });
}

/** Every seat that owns some type, once, where it is first named. */
function ownerSeats(plan: CompiledPlan): ReadonlyMap<string, Path> {
  const { incidentOwner, types } = plan;
  const found = new Map<string, Path>();
  for (const [id, type] of Object.entries(types)) {
    const own = entryOf(incidentOwner.byType, id);
    const [special] = specialOwners(plan, type);
    const [seat, path]: OwnerSeat =
      own !== undefined
        ? [own, ['incident_owner', 'by_type', id]]
        : (special ?? [incidentOwner.normally, ['incident_owner', 'normally']]);
    if (!found.has(seat)) found.set(seat, path);
  }
  return found;
}

function* absent(checked: CheckedPlan, seat: string, path: Path): Iterable<Found> {
  const { plan } = checked;
  const person = personIn(plan, seat);
  if (!isActive(plan, person)) {
    const message = `Nobody owns some incidents: whoever held ${seat} has left.`;
    yield { path, subject: seat, message, counterexample: null };
    return;
  }
  const [gap] = unreachable(checked, person);
  if (plan.incidentOwner.onCall !== null || gap === undefined) return;
  yield {
    path,
    subject: seat,
    message: `Nobody owns some incidents while ${seat} cannot be reached, and no schedule answers for the owner.`,
    counterexample: `${spellMoment(gap.from, plan.organisation.timeZone)}: it is outside the hours of ${seat}.`,
  };
}

function* powerless({ incidentOwner, workflow }: CompiledPlan): Iterable<Found> {
  const decisions = workflow.contain.decisions.map(({ id }) => id);
  const may = incidentOwner.mayDecide;
  if (decisions.length === 0 ? may.length > 0 : decisions.some((id) => may.includes(id))) return;
  yield {
    path: ['incident_owner', 'may_decide'],
    subject: 'may_decide',
    message: 'The incident owner may not decide how the incident is contained.',
    counterexample: `Decisions of containment: ${decisions.join(', ') || 'none'}. The owner may decide: ${may.join(', ') || 'nothing'}.`,
  };
}
