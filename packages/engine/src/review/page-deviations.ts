import { spellDuration, millisecondsBetween } from '@muster/clocks';
import type { CompiledPlan } from '@muster/plan';
import { evolvePaging } from '../paging/paging.ts';
import type { Paging, RecordedPagingEvent } from '../paging/paging.ts';
import type { Deviation } from './deviation.ts';
import { cite } from './replay.ts';

/** Pages that called everybody whom they could and were answered by nobody. `pages`: each stream in its order. */
export function pageDeviations(plan: CompiledPlan, pages: readonly RecordedPagingEvent[]): readonly Deviation[] {
  const states = new Map<string, { readonly paging: Paging; readonly began: RecordedPagingEvent }>();
  return pages.flatMap((event): readonly Deviation[] => {
    const before = states.get(event.stream);
    const paging = evolvePaging(before?.paging ?? null, event);
    const began = event.type === 'paging-began' || before === undefined ? event : before.began;
    states.set(event.stream, { paging, began });
    return event.type === 'paging-unanswered' ? [unanswered(plan, paging, began, event)] : [];
  });
}

function unanswered(
  plan: CompiledPlan,
  paging: Paging,
  began: RecordedPagingEvent,
  ended: RecordedPagingEvent,
): Deviation {
  const whom = paging.target.kind === 'seat' ? paging.target.seat : 'somebody';
  const calls = paging.calls.filter(({ person }) => person !== null).length;
  const took = spellDuration(millisecondsBetween(paging.beganAt, ended.recordedAt));
  const what =
    calls === 0
      ? `Nobody sat in a seat that the page of ${whom} could call.`
      : `Nobody answered the page of ${whom}: ${calls} ${calls === 1 ? 'call' : 'calls'} in ${took}.`;
  return {
    kind: 'page-unanswered',
    subject: paging.about.at(-1) ?? paging.id,
    clause: clauseOf(plan, paging.target),
    what,
    late: null,
    standing: false,
    events: [cite(began), cite(ended)],
  };
}

/** Where the plan says who is called for a seat. */
function clauseOf({ functions }: CompiledPlan, target: Paging['target']): string {
  if (target.kind === 'person') return 'seats';
  const [id, led] = Object.entries(functions).find(([, { lead }]) => lead === target.seat) ?? [];
  if (id === undefined || led === undefined) return 'seats';
  return led.onCall === null ? `functions.${id}.lead` : `on_call.${led.onCall}`;
}
