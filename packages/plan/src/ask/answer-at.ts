import { calendar, spellPeriod } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { CompiledPlan } from '../compiled-plan.ts';
import { PlanError } from '../plan-error.ts';
import type { Severity } from '../plan-words.ts';
import { whichClocksRun } from './which-clocks-run.ts';
import type { RunningClock } from './which-clocks-run.ts';
import { holderByPlan, whoCanApprove } from './who-can-approve.ts';
import type { GateAt, Holder } from './who-can-approve.ts';
import { whoIsPaged } from './who-is-paged.ts';
import type { Paged } from './who-is-paged.ts';

export interface PlanQuestion {
  readonly severity: Severity;
  readonly at: Instant;
  /** Null: any system. */
  readonly system: string | null;
}

/** What the plan answers about one hour. */
export interface PlanAnswer extends PlanQuestion {
  /** The hour where the organisation is: `Sunday 27 December 2026, 03:00 (Europe/Dublin)`. */
  readonly local: string;
  /** A weekend that is a public holiday too counts as a holiday. */
  readonly dayOff: 'weekend' | 'holiday' | null;
  /** How soon somebody must have said that they are on it. */
  readonly acknowledge: string | null;
  readonly paged: readonly Paged[];
  readonly gates: readonly GateAt[];
  readonly clocks: readonly RunningClock[];
}

/**
 * An incident of this severity at this hour: who is paged, who can approve at each gate, which clocks run. Who sits in a
 * seat is known to the instance alone: without it, every seat is taken as the plan tells. Throws PlanError
 * `unknown-system`.
 */
export function answerAt(
  plan: CompiledPlan,
  { severity, at, system }: PlanQuestion,
  holder: Holder = holderByPlan(plan),
): PlanAnswer {
  if (system !== null && !Object.hasOwn(plan.systems, system))
    throw new PlanError(
      'unknown-system',
      `The plan has no AI system "${system}". Its systems: ${Object.keys(plan.systems).join(', ')}.`,
    );
  const { acknowledge } = plan.severityLevels[severity];
  return {
    severity,
    at,
    system,
    ...hourOf(plan, at),
    acknowledge: acknowledge && spellPeriod(acknowledge),
    paged: whoIsPaged(plan, severity, at),
    gates: whoCanApprove(plan, severity, at, system, holder),
    clocks: whichClocksRun(plan, at, system),
  };
}

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function hourOf({ organisation }: CompiledPlan, at: Instant): Pick<PlanAnswer, 'local' | 'dayOff'> {
  const { timeZone, holidays } = organisation;
  const here = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const day = `${days[here.dayOfWeek - 1] ?? ''} ${here.day} ${months[here.month - 1] ?? ''} ${here.year}`;
  const isHoliday = calendar(holidays)?.holidays.includes(here.toPlainDate().toString()) === true;
  return {
    local: `${day}, ${here.toPlainTime().toString({ smallestUnit: 'minute' })} (${timeZone})`,
    dayOff: isHoliday ? 'holiday' : here.dayOfWeek > 5 ? 'weekend' : null,
  };
}
