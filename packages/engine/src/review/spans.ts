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
  for (const { cause, last, all } of commandsOf(steps)) {
    for (const { event } of all)
      if (event.type === 'deadlines-set')
        for (const { obligation, due, anchoredAt } of event.data.deadlines)
          dues.set(obligation, { at: due, from: anchoredAt, event: cite(event) });
    if (all.every(({ event }) => owesTheSame.has(event.type))) continue;
    const owed = new Map(obligations(last.plan, last.after, last.event.recordedAt).map((each) => [each.id, each]));
    for (const [id, span] of open)
      if (!owed.has(id)) {
        open.delete(id);
        found.push({ ...span, ended: cause });
      }
    for (const [id, obligation] of owed) {
      const began = open.get(id)?.began ?? cite(cause.event);
      open.set(id, { obligation, began, due: dues.get(id) ?? null, ended: null });
    }
  }
  return [...found, ...open.values()].toSorted((one, other) => one.began.version - other.began.version);
}

/** What one command left behind counts, and not what lay between its events. The first of them is the cause. */
interface Played {
  readonly cause: Step;
  readonly last: Step;
  readonly all: readonly Step[];
}

function commandsOf(steps: readonly Step[]): readonly Played[] {
  const found: Played[] = [];
  for (const step of steps) {
    const before = found.at(-1);
    if (before?.cause.event.command === step.event.command)
      found[found.length - 1] = { ...before, last: step, all: [...before.all, step] };
    else found.push({ cause: step, last: step, all: [step] });
  }
  return found;
}

/** Events that neither bring nor end an obligation, and of which there are many. */
const owesTheSame: ReadonlySet<Step['event']['type']> = new Set<Step['event']['type']>([
  'note-recorded',
  'factor-recorded',
  'approval-reported',
  'probe-saw',
  'clock-alarmed',
  'content-redacted',
]);

/** When something was done: it may have been done before it was put on record. */
export function doneAt({ event }: Step): Instant {
  if (event.type === 'notice-sent' || event.type === 'clock-stage-reported') return event.data.sentAt;
  return event.type === 'action-executed' ? event.data.at : event.recordedAt;
}

/** The incident was over, and what was owed then is owed no more. */
export function isOver({ event }: Step): boolean {
  return event.type === 'incident-closed' || event.type === 'incident-found-not-one';
}
