import { millisecondsBetween } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { dueOf } from '../incident/clocks/incident-clock.ts';
import { openStages } from '../incident/clocks/open-stages.ts';
import type { Deviation } from './deviation.ts';
import { cite } from './replay.ts';
import type { CitedEvent, Step } from './replay.ts';

/** Reports of laws and contracts that came late, are overdue, or were left out by a decision. */
export function clockDeviations(steps: readonly Step[], now: Instant): readonly Deviation[] {
  return [...lateReports(steps), ...owedReports(steps, now), ...waivedReports(steps)];
}

function lateReports(steps: readonly Step[]): readonly Deviation[] {
  return steps.flatMap(({ event, before }): readonly Deviation[] => {
    if (event.type !== 'clock-stage-reported') return [];
    const { clock, stage, sentAt } = event.data;
    const running = before?.clocks[clock];
    const counted = running?.stages[stage];
    const due = counted && dueOf(counted).strictDue;
    if (!running || !due || sentAt <= due) return [];
    const subject = `clock:${clock}/${stage}`;
    const what = `${clock}, ${stage}: due ${due}, sent ${sentAt}.`;
    const late = millisecondsBetween(due, sentAt);
    const events = [...countOf(steps, event.version, clock, stage), cite(event)];
    return [{ kind: 'clock-late', subject, clause: running.clause, what, late, standing: false, events }];
  });
}

function owedReports(steps: readonly Step[], now: Instant): readonly Deviation[] {
  const last = steps.at(-1);
  if (!last || last.after.status.kind !== 'open') return [];
  return openStages(last.after).flatMap(({ clock, name, due: { strictDue } }): readonly Deviation[] => {
    if (strictDue === null || strictDue >= now) return [];
    return [
      {
        kind: 'clock-not-reported',
        subject: `clock:${clock.key}/${name}`,
        clause: clock.clause,
        what: `${clock.key}, ${name}: due ${strictDue}, and not reported${clock.applicability.kind === 'undecided' ? '; nobody has decided whether it applies' : ''}.`,
        late: millisecondsBetween(strictDue, now),
        standing: true,
        events: countOf(steps, last.event.version, clock.key, name),
      },
    ];
  });
}

function waivedReports(steps: readonly Step[]): readonly Deviation[] {
  return steps.flatMap(({ event, after }): readonly Deviation[] => {
    if (event.type !== 'clock-stage-waived') return [];
    const { clock, stage } = event.data;
    const what = `${clock}, ${stage}: left out by a decision.`;
    const clause = after.clocks[clock]?.clause ?? 'clocks';
    const subject = `clock:${clock}/${stage}`;
    return [{ kind: 'clock-waived', subject, clause, what, late: null, standing: false, events: [cite(event)] }];
  });
}

/** The event of the count that stood at a version. */
export function countOf(steps: readonly Step[], version: number, clock: string, stage: string): readonly CitedEvent[] {
  const found = steps.findLast(
    ({ event }) =>
      event.type === 'clock-due-set' &&
      event.version <= version &&
      event.data.clock === clock &&
      event.data.stage === stage,
  );
  return found ? [cite(found.event)] : [];
}
