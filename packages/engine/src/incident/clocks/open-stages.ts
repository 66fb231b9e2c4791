import type { Incident } from '../incident.ts';
import { dueOf } from './incident-clock.ts';
import type { ClockStage, CountedDue, IncidentClock } from './incident-clock.ts';

/** A stage that somebody still has to report, with the count that holds now. */
export interface OpenStage {
  readonly clock: IncidentClock;
  readonly name: string;
  readonly stage: ClockStage;
  readonly due: CountedDue;
}

/** What clocks still ask for. What does not apply, gave way to a special law, was reported or waived asks for nothing. */
export function openStages({ clocks }: Pick<Incident, 'clocks'>): readonly OpenStage[] {
  return Object.values(clocks)
    .filter(runs)
    .flatMap((clock) =>
      Object.entries(clock.stages).flatMap(([name, stage]) =>
        isSettled(stage) ? [] : [{ clock, name, stage, due: dueOf(stage) }],
      ),
    );
}

function runs({ applicability, displacedBy }: IncidentClock): boolean {
  return applicability.kind !== 'does-not-apply' && displacedBy === null;
}

/** Reported, and not due again since; waived; or asked for no more. */
export function isSettled(stage: ClockStage): boolean {
  const { state } = dueOf(stage);
  if (stage.waived !== null || state === 'ended' || state === 'repealed') return true;
  return stage.reports.length > 0 && !isDueAgain(stage);
}

/** A report that the law asks for again and again counts from the one before. */
function isDueAgain(stage: ClockStage): boolean {
  const { state, anchor, anchoredAt } = dueOf(stage);
  const again = state === 'due' && anchor === 'previous_report_submitted_at';
  return again && stage.reports.some(({ sentAt }) => sentAt === anchoredAt);
}
