import { functionIds } from '@muster/plan';
import type { CompiledPlan } from '@muster/plan';
import { personInSeat, seatsOf } from '@muster/engine';
import type { Directory } from '@muster/engine';
import type { Instant } from '@muster/clocks';
import { encodeCursor } from '../../platform/store/page-cursor.ts';
import { incidentListRow, incidentModel } from './incident-rows.ts';
import type { IncidentRoutePorts } from './incident-route-ports.ts';
import { monthBefore } from './recurrence.ts';
import { recurrenceStream } from './set-stream.ts';

export type RecurrencePorts = Pick<IncidentRoutePorts, 'plans' | 'clock' | 'store' | 'streams' | 'directory'>;

/** The month that is looked through now for what came again. */
export interface RecurrenceNow {
  /** `2026-10`. */
  readonly month: string;
  /** How many incidents were declared in it, as far as is counted. */
  readonly incidents: number;
  readonly due: Instant;
  /** The seat that answers for incidents. */
  readonly seat: string;
  readonly holder: string | null;
  /** Whom to ask: the holder; where nobody sits there, another of the same function. */
  readonly asked: string | null;
  readonly reviewed: boolean;
}

/** Most that is counted: beyond it the number says no more. */
const mostCounted = 200;

/** Null before there is a plan. */
export async function recurrenceNow(ports: RecurrencePorts, organisation: string): Promise<RecurrenceNow | null> {
  const plan = (await ports.plans.current(organisation))?.plan ?? null;
  if (plan === null) return null;
  const { month, from, to, due } = monthBefore(ports.clock.now(), plan.organisation.timeZone);
  const options = { limit: mostCounted, after: encodeCursor([to, '']), order: 'falling' } as const;
  const page = await ports.store.listRows(organisation, incidentModel, options);
  const rows = page.items.map(({ row }) => incidentListRow.parse(row)).filter((row) => row.declaredAt >= from);
  const reviewed = (await ports.streams.load(recurrenceStream, organisation, month)).state !== null;
  const seat = plan.incidentOwner.normally;
  const directory = await ports.directory(organisation);
  const holder = personInSeat(null, directory, seat);
  return {
    month,
    incidents: rows.length,
    due,
    seat,
    holder,
    asked: holder ?? beside(plan, seat, directory),
    reviewed,
  };
}

function beside(plan: CompiledPlan, seat: string, directory: Directory): string | null {
  const own = functionIds.find((id) => seatsOf(plan, id).includes(seat));
  const sitting = own === undefined ? [] : seatsOf(plan, own).map((each) => personInSeat(null, directory, each));
  return sitting.find((each) => each !== null) ?? null;
}
