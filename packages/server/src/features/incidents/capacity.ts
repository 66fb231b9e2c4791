import type { AnswerOf, routes } from '@muster/api';
import { personInSeat, seatsHeld } from '@muster/engine';
import type { Directory, Incident, PlanVersion } from '@muster/engine';
import type { Instant } from '@muster/clocks';
import { openObligations } from './open-obligations.ts';

export type Load = AnswerOf<typeof routes.onCall.capacity>['people'][number];

interface World {
  readonly directory: Directory;
  readonly names: ReadonlyMap<string, string | null>;
  readonly now: Instant;
}

const gravest = ['critical', 'high', 'medium', 'low'] as const;

/**
 * Who carries what in these incidents. Somebody is torn whom two critical ones want at once. Those who are come first,
 * then whoever has the most to do.
 */
export function capacity(
  incidents: readonly { readonly incident: Incident; readonly plan: PlanVersion }[],
  { directory, names, now }: World,
): readonly Load[] {
  const open = incidents.filter(({ incident }) => incident.status.kind === 'open');
  const loads = directory.people.flatMap((person): readonly Load[] => {
    const world = { directory, viewer: person, now, clients: new Map<string, string | null>() };
    const carried = open.flatMap(({ incident, plan }) => {
      const owed = openObligations([{ incident, plan }], { whose: 'mine', overdue: undefined }, world);
      const owns = incident.owner.person === person;
      if (owed.length === 0 && !owns) return [];
      const { reference, severity } = incident;
      const overdue = owed.filter(({ view }) => view.overdue).length;
      return [{ reference, severity: severity.level, owns, obligations: owed.length, overdue }];
    });
    const seats = open.flatMap(({ incident, plan: { plan } }) =>
      seatsHeld(plan, incident, directory, person).flatMap(({ seat }) =>
        personInSeat(incident, directory, seat) === person ? [seat] : [],
      ),
    );
    if (carried.length === 0) return [];
    const sorted = carried.toSorted((one, other) => gravest.indexOf(one.severity) - gravest.indexOf(other.severity));
    const isTorn = carried.filter(({ severity }) => severity === 'critical').length > 1;
    const who = { person, name: names.get(person) ?? null };
    return [{ person: who, seats: [...new Set(seats)], incidents: sorted, isTorn }];
  });
  const weight = ({ incidents: carried }: Load) => carried.reduce((sum, { obligations }) => sum + obligations, 0);
  return loads.toSorted((one, other) => Number(other.isTorn) - Number(one.isTorn) || weight(other) - weight(one));
}
