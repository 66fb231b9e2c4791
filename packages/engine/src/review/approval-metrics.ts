import { measured, notApplicable, notYet } from './measure.ts';
import type { Measure, Metric } from './measure.ts';
import { cite } from './replay.ts';
import type { Step } from './replay.ts';

type Asking = Extract<Step['event'], { type: 'approval-requested' }>;

/** One asking of a gate's approvers and how it ended. Asked anew is another one. */
export interface Asked {
  readonly asking: Asking;
  /** Null while the approvers have neither approved nor refused. */
  readonly answer: {
    readonly event: Step['event'];
    readonly kind: 'approved' | 'refused' | 'superseded' | 'broken' | 'released';
  } | null;
}

/** Every asking in order: answered by the quorum or a refusal, overtaken by another asking, passed under break-glass. */
export function askings(steps: readonly Step[]): readonly Asked[] {
  const found: Asked[] = [];
  const waiting = new Map<number, Asking>();
  const end = (number: number, answer: NonNullable<Asked['answer']>) => {
    const asking = waiting.get(number);
    if (!asking) return;
    waiting.delete(number);
    found.push({ asking, answer });
  };
  for (const { event } of steps)
    if (event.type === 'approval-requested') {
      end(event.data.number, { event, kind: 'superseded' });
      waiting.set(event.data.number, event);
    } else if (event.type === 'action-approved' && event.data.runBy !== null)
      end(event.data.number, { event, kind: 'approved' });
    else if (event.type === 'action-refused') end(event.data.number, { event, kind: 'refused' });
    else if (event.type === 'glass-broken') end(event.data.number, { event, kind: 'broken' });
    else if (event.type === 'standing-authority-used') end(event.data.number, { event, kind: 'released' });
  const open = [...waiting.values()].map((asking): Asked => ({ asking, answer: null }));
  return [...found, ...open].toSorted((one, other) => one.asking.version - other.asking.version);
}

/** From each asking to the quorum or the refusal, with the time that was left. */
export function approvalMetrics(steps: readonly Step[]): readonly Metric[] {
  const open = steps.at(-1)?.after.status.kind === 'open';
  return askings(steps).map(({ asking, answer }) => ({
    name: 'approval',
    subject: `gate:${asking.data.gate}/A-${asking.data.number}`,
    measure: latency(asking, answer, open),
  }));
}

function latency(asking: Asking, answer: Asked['answer'], open: boolean): Measure {
  const from = { at: asking.recordedAt, event: cite(asking) };
  switch (answer?.kind) {
    case 'approved':
    case 'refused':
      return measured(from, { at: answer.event.recordedAt, event: cite(answer.event) }, asking.data.due);
    case 'superseded':
      return notApplicable('The approvers were asked anew before they had answered.');
    case 'broken':
      return notApplicable('It went ahead under the break-glass rule.');
    case 'released':
      return notApplicable('It was released under a standing authority.');
    case undefined:
      return open ? notYet('The approvers have not answered.', from.event) : notApplicable('Nobody answered.');
  }
}
