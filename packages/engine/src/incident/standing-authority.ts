import { parseInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { CompiledPlan, StandingAuthority } from '@muster/plan';
import { seatsHeld } from './context.ts';
import type { Directory } from './context.ts';
import type { Incident } from './incident.ts';
import { wasTold } from './notice-rules.ts';
import type { Notice } from './written.ts';

/** The first instant at which a standing authority is over: the end of its last day, where the organisation is. */
export function standingEnds({ organisation }: CompiledPlan, { until }: StandingAuthority): Instant {
  const next = Temporal.PlainDate.from(until).add({ days: 1 }).toZonedDateTime(organisation.timeZone);
  return parseInstant(next.toInstant().toString());
}

/** Why a notice is not what was approved beforehand: another text, a changed one, or not the first. Null where it is. */
export function notAsApproved(incident: Incident, notice: Notice, { template }: StandingAuthority): string | null {
  const name = `N-${notice.number}`;
  if (notice.template !== template) return `${name} is not the text ${template} of the plan.`;
  if (notice.revision > 1) return `${name} was changed after the text of the plan was filled in.`;
  if (notice.kind === 'update' || notice.kind === 'retraction') return `${name} is not the first that is said.`;
  return wasTold(incident, notice.notification, ({ kind }) => kind !== 'support-script')
    ? `${notice.notification} was told something already.`
    : null;
}

/** Whether somebody sits where a standing authority says that one releases by it. */
export function mayRelease(
  plan: CompiledPlan,
  directory: Directory,
  { releasedBy }: StandingAuthority,
  person: string,
): boolean {
  return seatsHeld(plan, null, directory, person).some((held) => held.function === releasedBy);
}
