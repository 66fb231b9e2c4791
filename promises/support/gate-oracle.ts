import type { Instant } from '@muster/clocks';
import { millisecondsBetween } from '@muster/clocks';
import type { CompiledPlan, FunctionId } from '@muster/plan';

/** What an action looked like and who said yes to it, kept beside the engine and without asking it. */
interface Watched {
  digest: string;
  readonly formedBy: Set<string>;
  approvals: { readonly person: string; readonly digest: string; readonly at: Instant }[];
}

export interface Seating {
  /** Seat to person. */
  readonly holders: Readonly<Record<string, string>>;
  readonly people: readonly string[];
}

/** A second opinion on gates: counted plainly, from what people did. */
export interface GateOracle {
  formed(number: number, by: string, digest: string): void;
  approved(number: number, by: string, digest: string, at: Instant): void;
  /** What these said is void: it lapsed, and they are asked anew. */
  voided(number: number, people: readonly string[]): void;
  /** Why this action must not run now under its gate; null where it may. */
  verdict(number: number, gate: string, seating: Seating, now: Instant): string | null;
}

export function createGateOracle(plan: CompiledPlan): GateOracle {
  const actions = new Map<number, Watched>();
  const of = (number: number): Watched => {
    const found = actions.get(number) ?? { digest: '', formedBy: new Set<string>(), approvals: [] };
    actions.set(number, found);
    return found;
  };

  function sitsIn(person: string, id: FunctionId, { holders }: Seating): boolean {
    const named = plan.functions[id];
    return named !== undefined && [named.lead, ...named.deputies].some((seat) => holders[seat] === person);
  }

  return {
    formed(number, by, digest) {
      const watched = of(number);
      watched.formedBy.add(by);
      watched.digest = digest;
      watched.approvals = [];
    },
    approved(number, by, digest, at) {
      of(number).approvals.push({ person: by, digest, at });
    },
    voided(number, people) {
      const watched = of(number);
      watched.approvals = watched.approvals.filter(({ person }) => !people.includes(person));
    },
    verdict(number, gateId, seating, now) {
      const { digest, formedBy, approvals } = of(number);
      const gate = plan.gates[gateId];
      if (gate === undefined) return `There is no gate ${gateId}.`;
      const places = gate.approve.flatMap((each) => Array.from({ length: each.count }, () => each.of));
      const able = approvals.filter(
        (each) =>
          each.digest === digest &&
          !formedBy.has(each.person) &&
          seating.people.includes(each.person) &&
          (gate.expires.kind !== 'elapsed' || millisecondsBetween(each.at, now) <= gate.expires.seconds * 1_000),
      );
      const people = [...new Set(able.map(({ person }) => person))];
      return canFill(places, people, (person, place) => sitsIn(person, place, seating))
        ? null
        : `Its gate wants ${places.join(' and ')}; those who said yes to this form: ${people.join(', ') || 'nobody'}.`;
    },
  };
}

/** Whether each place can be given to another person: tries every way. */
function canFill(
  places: readonly FunctionId[],
  people: readonly string[],
  fits: (person: string, place: FunctionId) => boolean,
): boolean {
  const [place, ...others] = places;
  if (place === undefined) return true;
  return people.some(
    (person) =>
      fits(person, place) &&
      canFill(
        others,
        people.filter((each) => each !== person),
        fits,
      ),
  );
}
