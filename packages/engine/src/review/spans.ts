import type { Instant } from '@muster/clocks';
import type { Obligation } from '../incident/obligation.ts';
import { obligations } from '../incident/obligations.ts';
import { cite } from './replay.ts';
import type { CitedEvent, Step } from './replay.ts';

/** One obligation from the event that brought it to the event that ended it, as the engine itself derived it then. */
export interface Span {
  readonly obligation: Obligation;
  readonly began: CitedEvent;
  /** The deadline as it stood last, and what it counts from. */
  readonly due: { readonly at: Instant; readonly from: Instant; readonly event: CitedEvent } | null;
  /** Null while it is owed. */
  readonly ended: Step | null;
}

/** Every obligation that there ever was, in the order in which they began. Nothing is stored of it: it is played again. */
export function spans(steps: readonly Step[]): readonly Span[] {
  const dues = new Map<string, NonNullable<Span['due']>>();
  const open = new Map<string, Span>();
  const found: Span[] = [];
  for (const step of steps) {
    const { event, plan, after } = step;
    if (event.type === 'deadlines-set')
      for (const { obligation, due, anchoredAt } of event.data.deadlines)
        dues.set(obligation, { at: due, from: anchoredAt, event: cite(event) });
    const owed = new Map(obligations(plan, after, event.recordedAt).map((each) => [each.id, each]));
    for (const [id, span] of open)
      if (!owed.has(id)) {
        open.delete(id);
        found.push({ ...span, ended: step });
      }
    for (const [id, obligation] of owed)
      open.set(id, { obligation, began: open.get(id)?.began ?? cite(event), due: dues.get(id) ?? null, ended: null });
  }
  return [...found, ...open.values()].toSorted((one, other) => one.began.version - other.began.version);
}

/** When something was done: it may have been done before it was put on record. */
export function doneAt({ event }: Step): Instant {
  if (event.type === 'notice-sent' || event.type === 'clock-stage-reported') return event.data.sentAt;
  return event.type === 'action-executed' ? event.data.at : event.recordedAt;
}

/** The incident was over, and what was owed then is owed no more. */
export function isOver({ event }: Step): boolean {
  return event.type === 'incident-closed' || event.type === 'incident-found-not-one';
}
