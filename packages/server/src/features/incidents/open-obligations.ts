import type { AnswerOf, routes } from '@muster/api';
import { obligations, seatsHeld } from '@muster/engine';
import type { Directory, Incident, Obligation, PlanVersion } from '@muster/engine';
import type { Instant } from '@muster/clocks';
import type { FunctionId } from '@muster/plan';
import { obligedPeople, ownerObligation, presentObligation } from './present-obligation.ts';

type Item = Omit<AnswerOf<typeof routes.work.obligations>['items'][number], 'incident'>;

/** One thing to do, with the incident it belongs to. */
export interface OpenObligation {
  readonly incident: Incident;
  readonly view: Item;
}

export interface ObligationQuery {
  readonly whose: 'mine' | 'function' | 'all';
  readonly overdue: boolean | undefined;
}

interface World {
  readonly directory: Directory;
  readonly viewer: string | null;
  readonly now: Instant;
  readonly clients: ReadonlyMap<string, string | null>;
}

/**
 * What has to be done in these incidents, by due instant, the undated last; what is due at the same instant stands in
 * the order of the incidents. `function` holds what is mine, what falls to my functions, and what falls to one of their
 * people.
 */
export function openObligations(
  incidents: readonly { readonly incident: Incident; readonly plan: PlanVersion }[],
  { whose, overdue }: ObligationQuery,
  world: World,
): readonly OpenObligation[] {
  return incidents
    .flatMap(({ incident, plan: { plan } }) => {
      const held = (person: string | null): readonly FunctionId[] =>
        person === null ? [] : seatsHeld(plan, incident, world.directory, person).map((each) => each.function);
      const own = held(world.viewer);
      const shared = (by: Obligation['by']) =>
        by.kind === 'functions'
          ? by.functions.some((id) => own.includes(id))
          : obligedPeople(incident, by, world.directory).some((person) => held(person).some((id) => own.includes(id)));
      const known = { ...world, held: own };
      const owed = obligations(plan, incident, world.now).map((each) => ({
        view: presentObligation(plan, incident, each, known),
        isShared: shared(each.by),
      }));
      const owner = ownerObligation(plan, incident, known).map((view) => ({ view, isShared: false }));
      return [...owed, ...owner].flatMap(({ view, isShared }): readonly OpenObligation[] => {
        if (overdue !== undefined && view.overdue !== overdue) return [];
        const wanted = whose === 'all' || view.mine || (whose === 'function' && isShared);
        return wanted ? [{ incident, view }] : [];
      });
    })
    .toSorted((one, other) => compare(orderOf(one), orderOf(other)));
}

/** Where an obligation stands in the list; what a cursor holds. */
export function orderOf({ incident, view }: OpenObligation): readonly [string, string, string] {
  return [view.due ?? '~', incident.id, view.id];
}

export function compare(one: readonly string[], other: readonly string[]): number {
  for (const [at, part] of one.entries()) {
    const against = other[at] ?? '';
    if (part !== against) return part < against ? -1 : 1;
  }
  return 0;
}
