import { addMilliseconds } from '@muster/clocks';
import type { CompiledPlan } from '@muster/plan';
import type { ContentRef } from '../../content-ref.ts';
import type { IncidentEvent } from '../../events/all-events.ts';
import type { GapCause } from '../../events/gap-causes.ts';
import type { DecisionContext } from '../context.ts';
import type { Action } from '../incident.ts';
import { switchOf } from '../switch-of.ts';

/** How long the probe of a switch waits for its clients before it calls for people. */
const probeMilliseconds = 5 * 60_000;

export interface Run {
  readonly executor: string;
  readonly approvedBy: readonly string[];
  /** Evidence that is not there before the change. */
  readonly gaps: readonly { readonly category: string; readonly cause: GapCause }[];
  /** Why somebody did not wait for it, or null. */
  readonly reason: ContentRef | null;
}

/** Hands the action to its adapter: the gaps first, then that it ran, then what is waited for until it is proven. */
export function carryOut(
  plan: CompiledPlan,
  action: Action,
  { executor, approvedBy, gaps, reason }: Run,
  context: DecisionContext,
): readonly IncidentEvent[] {
  const { number, digest, undoes } = action;
  const events: IncidentEvent[] = [];
  if (gaps.length > 0) events.push({ type: 'preservation-gap-recorded', data: { number, gaps: [...gaps], reason } });
  events.push({
    type: 'action-executed',
    data: { number, digest, executor, approvedBy: [...approvedBy], at: context.now },
  });
  if (undoes !== null) events.push({ type: 'action-undone', data: { number: undoes, by: number } });
  const held = switchOf(plan, action.action);
  if (held === null) return events;
  const clients = [...context.readersOf(held.key)];
  const until = addMilliseconds(context.now, probeMilliseconds);
  return [...events, { type: 'probe-started', data: { number, switch: held.key, clients, until } }];
}
