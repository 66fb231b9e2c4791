import { millisecondsBetween } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { ObligationKind } from '../incident/obligation.ts';
import type { Deviation, DeviationKind } from './deviation.ts';
import { cite } from './replay.ts';
import { doneAt, isOver } from './spans.ts';
import type { Span } from './spans.ts';

/** What the plan wanted by an instant and was done later, or never: stages, work, answers, notices, reports. */
export function deadlineDeviations(every: readonly Span[], now: Instant): readonly Deviation[] {
  return every.flatMap((span): readonly Deviation[] => {
    const { obligation, due, ended } = span;
    const names = namesOf(obligation.kind);
    if (names === null || due === null) return [];
    const isDone = ended !== null && !isOver(ended);
    if (isDone && ended.event.type === 'obligation-waived') return [];
    const until = ended === null ? now : doneAt(ended);
    const late = millisecondsBetween(due.at, until);
    if (late <= 0) return [];
    const kind = isDone ? names.late : names.missing;
    const what = isDone
      ? `${obligation.id} was due ${due.at} and was done ${until}.`
      : `${obligation.id} was due ${due.at} and ${ended === null ? 'is still owed' : 'was never done'}.`;
    const events = ended === null ? [due.event] : [due.event, cite(ended.event)];
    return [{ kind, subject: obligation.id, clause: obligation.clause, what, late, standing: ended === null, events }];
  });
}

/** Null: told elsewhere, or without a deadline of the plan's. */
function namesOf(kind: ObligationKind): { readonly late: DeviationKind; readonly missing: DeviationKind } | null {
  switch (kind) {
    case 'stage':
      return { late: 'stage-limit-passed', missing: 'stage-limit-passed' };
    case 'report':
      return { late: 'report-late', missing: 'report-late' };
    case 'task':
    case 'decision':
    case 'fact':
    case 'notification':
    case 'holding-statement':
    case 'support-script':
    case 'notice-language':
    case 'notice-delivery':
    case 'change-validation':
    case 'execution':
    case 'proof':
    case 'handover':
    case 'break-glass-review':
      return { late: 'obligation-late', missing: 'obligation-not-done' };
    // Asked for by gates, by the plan's list of evidence, and by law: each has findings of its own.
    case 'approval':
    case 'evidence':
    case 'applicability':
    case 'later-anchor':
    case 'clock':
      return null;
  }
}
