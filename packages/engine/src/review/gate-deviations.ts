import { millisecondsBetween } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { askings } from './approval-metrics.ts';
import type { Deviation } from './deviation.ts';
import { cite } from './replay.ts';
import type { Step } from './replay.ts';

/** Gates whose approvers answered late or not at all, and what was said on the phone instead. */
export function gateDeviations(steps: readonly Step[], now: Instant): readonly Deviation[] {
  return [...lateQuorums(steps, now), ...brokenGlass(steps), ...reportedApprovals(steps)];
}

function lateQuorums(steps: readonly Step[], now: Instant): readonly Deviation[] {
  const last = steps.at(-1)?.after;
  const overAt = last?.status.kind === 'open' ? null : (last?.updatedAt ?? null);
  return askings(steps).flatMap(({ asking, answer }): readonly Deviation[] => {
    const { number, gate, due } = asking.data;
    const until = answer?.event.recordedAt ?? overAt ?? now;
    const late = millisecondsBetween(due, until);
    if (late <= 0) return [];
    const isAnswer = answer?.kind === 'approved' || answer?.kind === 'refused';
    const standing = answer === null && overAt === null;
    const end = isAnswer ? `they answered ${until}` : standing ? 'they have not answered' : 'they never answered';
    return [
      {
        kind: isAnswer ? 'quorum-late' : 'quorum-missing',
        subject: `A-${number}`,
        clause: `gates.${gate}.within`,
        what: `A-${number} asked the approvers of ${gate} until ${due}; ${end}.`,
        late,
        standing,
        events: answer === null ? [cite(asking)] : [cite(asking), cite(answer.event)],
      },
    ];
  });
}

function brokenGlass(steps: readonly Step[]): readonly Deviation[] {
  return steps.flatMap(({ event }): readonly Deviation[] => {
    if (event.type !== 'glass-broken') return [];
    const { number, gate } = event.data;
    const ran = steps.find(
      (step) =>
        step.event.type === 'action-executed' &&
        step.event.data.number === number &&
        step.event.version > event.version,
    );
    const what = `A-${number} passed ${gate} under its break-glass rule${ran ? ' and ran' : ''}.`;
    const events = ran ? [cite(event), cite(ran.event)] : [cite(event)];
    const clause = `gates.${gate}.break_glass`;
    return [{ kind: 'glass-broken', subject: `A-${number}`, clause, what, late: null, standing: false, events }];
  });
}

function reportedApprovals(steps: readonly Step[]): readonly Deviation[] {
  return steps.flatMap(({ event, after }): readonly Deviation[] => {
    if (event.type !== 'approval-reported') return [];
    const { number, how } = event.data;
    const gate = after.actions.find((action) => action.number === number)?.gate?.gate;
    return [
      {
        kind: 'approval-reported',
        subject: `A-${number}`,
        clause: gate === undefined ? 'gates' : `gates.${gate}`,
        what: `An approval of A-${number} was given another way (${how}). No gate counted it.`,
        late: null,
        standing: false,
        events: [cite(event)],
      },
    ];
  });
}
