import { dueOf } from '../incident/clocks/incident-clock.ts';
import { openStages } from '../incident/clocks/open-stages.ts';
import { countOf } from './clock-deviations.ts';
import { measured, notApplicable, notYet } from './measure.ts';
import type { Measure, Metric } from './measure.ts';
import { cite } from './replay.ts';
import type { Step } from './replay.ts';
import { doneAt, isOver } from './spans.ts';
import type { Span } from './spans.ts';

/** What had to be told to whom: the reports that laws and contracts ask for, and the notices of the plan. */
export function notifyMetrics(steps: readonly Step[], every: readonly Span[]): readonly Metric[] {
  const found = [...clockMetrics(steps), ...noticeMetrics(every)];
  if (found.length > 0) return found;
  return [{ name: 'notify', subject: null, measure: notApplicable('Nobody had to be told.') }];
}

/** From the moment that the clock counts from, to the sending; the margin is to the instant that counts in law. */
function clockMetrics(steps: readonly Step[]): readonly Metric[] {
  const sent = steps.flatMap(({ event, before }): readonly Metric[] => {
    if (event.type !== 'clock-stage-reported') return [];
    const { clock, stage: name, sentAt } = event.data;
    const stage = before?.clocks[clock]?.stages[name];
    const counted = countOf(steps, event.version, clock, name)[0];
    if (!stage || !counted) return [];
    const { strictDue, anchoredAt } = dueOf(stage);
    const measure = measured(
      { at: anchoredAt ?? counted.at, event: counted },
      { at: sentAt, event: cite(event) },
      strictDue,
    );
    return [{ name: 'notify', subject: `clock:${clock}/${name}`, measure }];
  });
  return [...sent, ...waitingClocks(steps)];
}

/** Stages that are owed; one line for a whole clock while nobody has decided whether it applies. */
function waitingClocks(steps: readonly Step[]): readonly Metric[] {
  const last = steps.at(-1);
  if (last?.after.status.kind !== 'open') return [];
  const open = openStages(last.after);
  const undecided = new Set(
    open.filter(({ clock }) => clock.applicability.kind === 'undecided').map(({ clock }) => clock.key),
  );
  return [
    ...open
      .filter(({ clock }) => !undecided.has(clock.key))
      .map(({ clock, name }): Metric => {
        const [counted] = countOf(steps, last.event.version, clock.key, name);
        const measure = notYet('It is not reported.', counted ?? null);
        return { name: 'notify', subject: `clock:${clock.key}/${name}`, measure };
      }),
    ...[...undecided].map((key): Metric => {
      const measure = notYet('Nobody has decided whether it applies.');
      return { name: 'notify', subject: `clock:${key}`, measure };
    }),
  ];
}

/** From the moment that the plan's limit counts from, to the notice that tells the audience. */
function noticeMetrics(every: readonly Span[]): readonly Metric[] {
  return every
    .filter(({ obligation }) => obligation.kind === 'notification')
    .map((span) => ({ name: 'notify', subject: span.obligation.id, measure: told(span) }));
}

function told({ began, due, ended }: Span): Measure {
  if (ended === null) return notYet('It is not told.', due?.event ?? began);
  const { event } = ended;
  if (event.type === 'decision-recorded') return notApplicable('It was decided that they are not told.');
  if (isOver(ended)) return notApplicable('It ended before they were told.');
  const from = due === null ? { at: began.at, event: began } : { at: due.from, event: due.event };
  return measured(from, { at: doneAt(ended), event: cite(event) }, due?.at ?? null);
}
