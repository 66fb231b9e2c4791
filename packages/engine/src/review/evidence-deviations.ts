import type { Deviation } from './deviation.ts';
import { cite } from './replay.ts';
import type { Step } from './replay.ts';
import { isOver } from './spans.ts';
import type { Span } from './spans.ts';

/** Evidence that the plan wants of such an incident and that is not there, and what was not captured before a change. */
export function evidenceDeviations(steps: readonly Step[], every: readonly Span[]): readonly Deviation[] {
  return [...missing(every), ...notPreserved(steps)];
}

function missing(every: readonly Span[]): readonly Deviation[] {
  return every.flatMap(({ obligation, began, ended }): readonly Deviation[] => {
    if (obligation.kind !== 'evidence' || (ended !== null && !isOver(ended))) return [];
    const events = ended === null ? [began] : [began, cite(ended.event)];
    const what = `${obligation.id} ${ended === null ? 'is not there' : 'was never there'}.`;
    const subject = obligation.id;
    return [
      {
        kind: 'evidence-missing',
        subject,
        clause: obligation.clause,
        what,
        late: null,
        standing: ended === null,
        events,
      },
    ];
  });
}

function notPreserved(steps: readonly Step[]): readonly Deviation[] {
  return steps.flatMap(({ event }): readonly Deviation[] =>
    event.type === 'preservation-gap-recorded'
      ? event.data.gaps.map(({ category, cause }) => ({
          kind: 'evidence-not-preserved',
          subject: `evidence:${category}`,
          clause: 'workflow.contain.preserve_first',
          what: `${category} was not captured before A-${event.data.number} changed the system (${cause}).`,
          late: null,
          standing: false,
          events: [cite(event)],
        }))
      : [],
  );
}
