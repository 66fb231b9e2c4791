import type { Instant } from '@muster/clocks';
import type { RecordedPagingEvent } from '../paging/paging.ts';
import { clockDeviations } from './clock-deviations.ts';
import { deadlineDeviations } from './deadline-deviations.ts';
import { byFirstEvent } from './deviation.ts';
import type { Deviation } from './deviation.ts';
import { evidenceDeviations } from './evidence-deviations.ts';
import { gateDeviations } from './gate-deviations.ts';
import { pageDeviations } from './page-deviations.ts';
import { cite } from './replay.ts';
import type { Step } from './replay.ts';
import type { Span } from './spans.ts';
import { stageDeviations } from './stage-deviations.ts';

/** Where the response was not what the plan asks for, in the order in which it happened. */
export function deviations(
  steps: readonly Step[],
  every: readonly Span[],
  pages: readonly RecordedPagingEvent[],
  now: Instant,
): readonly Deviation[] {
  const last = steps.at(-1);
  return [
    ...deadlineDeviations(every, now),
    ...stageDeviations(steps),
    ...gateDeviations(steps, now),
    ...clockDeviations(steps, now),
    ...evidenceDeviations(steps, every),
    ...escalations(steps),
    ...(last === undefined ? [] : pageDeviations(last.plan, pages)),
    ...waivers(steps, every),
  ].toSorted(byFirstEvent);
}

/** Nobody answered in time, and the plan called the next ones. */
function escalations(steps: readonly Step[]): readonly Deviation[] {
  return steps.flatMap(({ event, before }): readonly Deviation[] => {
    if (event.type !== 'timer-fired' || event.data.purpose !== 'gate-silence') return [];
    const { subject, escalatedTo } = event.data;
    const gate = before?.actions.find(({ number }) => String(number) === subject)?.gate?.gate ?? '';
    const what = `Nobody had answered for A-${subject} when its silence ended. Called: ${escalatedTo.join(', ') || 'nobody'}.`;
    const clause = `gates.${gate}.on_silence`;
    return [
      { kind: 'escalated', subject: `A-${subject}`, clause, what, late: null, standing: false, events: [cite(event)] },
    ];
  });
}

function waivers(steps: readonly Step[], every: readonly Span[]): readonly Deviation[] {
  return steps.flatMap(({ event }): readonly Deviation[] => {
    if (event.type !== 'obligation-waived') return [];
    const { obligation: subject, authority } = event.data;
    const clause = every.find(({ obligation }) => obligation.id === subject)?.obligation.clause ?? authority;
    const what = `${subject} was left undone, by the authority of ${authority}.`;
    return [{ kind: 'obligation-waived', subject, clause, what, late: null, standing: false, events: [cite(event)] }];
  });
}
