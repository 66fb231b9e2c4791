import type { Channel, PersonReference, SeatDetail } from '../compiled-parts.ts';
import type { CompiledPlan } from '../compiled-plan.ts';
import type { PlanSource } from '../schema/plan-source.ts';
import { mapValues } from './map-values.ts';

export function compileOrganisation(organisation: PlanSource['organisation']): CompiledPlan['organisation'] {
  const { name, time_zone, holidays, jurisdictions, entities, calendars } = organisation;
  return {
    name,
    timeZone: time_zone,
    holidays,
    jurisdictions,
    entities: mapValues(entities, (entity) => ({
      title: entity.title,
      country: entity.country,
      jurisdictions: entity.jurisdictions ?? [],
      sector: entity.sector ?? null,
      listed: entity.listed ?? false,
      roles: entity.roles ?? {},
    })),
    calendars: mapValues(calendars, (calendar) => ({
      title: calendar.title,
      holidays: calendar.holidays ?? null,
      closed: (calendar.closed ?? []).toSorted(),
    })),
  };
}

type Seat = NonNullable<PlanSource['seats']>[string];

export function compileSeat(seat: Seat, timeZone: string): SeatDetail {
  return {
    title: seat.title ?? null,
    heldBy: seat.held_by ?? null,
    outsider: seat.outsider ?? null,
    hours: seat.hours === undefined ? null : { zone: seat.zone ?? timeZone, windows: seat.hours },
    conflicts: seat.conflicts ?? [],
  };
}

export function compilePerson(person: NonNullable<PlanSource['people']>[string]): PersonReference {
  const channels = mapValues(person.channels, ({ verified }) => ({ verified: verified ?? null }));
  return { active: person.active ?? true, channels };
}

export function compileChannel(channel: NonNullable<PlanSource['channels']>[string]): Channel {
  const { kind, provider, needs, out_of_band } = channel;
  return { kind, provider, needs: needs ?? null, outOfBand: out_of_band ?? false };
}
