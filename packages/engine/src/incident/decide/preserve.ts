import { addMilliseconds } from '@muster/clocks';
import type { CompiledPlan } from '@muster/plan';
import { personOf } from '../../actor.ts';
import type { ContentRef } from '../../content-ref.ts';
import { entry } from '../../entry.ts';
import type { IncidentEvent } from '../../events/all-events.ts';
import type { GapCause } from '../../events/gap-causes.ts';
import { refuse } from '../../refusal.ts';
import type { DecisionContext } from '../context.ts';
import type { Action, Incident, Preservation } from '../incident.ts';
import { carryOut } from './carry-out.ts';
import type { Run } from './carry-out.ts';
import { findAction, happened, refuseUnknownAction } from './decision.ts';
import type { Decide, Decision } from './decision.ts';
import { holdBack, noLongerEligible } from './no-longer-eligible.ts';

/** Whatever a plan says, no stop waits longer for evidence. */
const mostSeconds = 60;

/** Categories that the plan wants captured before this action changes anything, and that are not there. */
export function missingBefore(plan: CompiledPlan, incident: Incident, action: Action): readonly string[] {
  const seconds = entry(plan.actions, action.action)?.preserveFirstSeconds ?? null;
  if (action.undoes !== null || seconds === null) return [];
  const wanted = entry(plan.types, incident.type)?.evidence ?? [];
  return wanted.filter((category) => !holds(incident, category));
}

/** The gate is passed; collectors are asked, and the action runs at the latest when the time is over. */
export function startPreservation(
  plan: CompiledPlan,
  action: Action,
  missing: readonly string[],
  approvedBy: readonly string[],
  { now, actor }: DecisionContext,
): Decision {
  const seconds = Math.min(mostSeconds, entry(plan.actions, action.action)?.preserveFirstSeconds ?? 0);
  const { number, digest } = action;
  const until = addMilliseconds(now, seconds * 1000);
  const data = {
    number,
    digest,
    categories: [...missing],
    until,
    executor: personOf(actor),
    approvedBy: [...approvedBy],
  };
  return happened({ type: 'preservation-started', data });
}

/** What a collector answers: the item, or that it cannot. Each category is answered once; a late item is kept too. */
export const decideAnswerPreservation: Decide<'answer-preservation'> = (plan, incident, command, context) => {
  const { number, category, answer } = command;
  const { actor } = context;
  const action = findAction(incident, number);
  if (!action) return refuseUnknownAction(incident, number);
  if (actor.kind !== 'service')
    return refuse('evidence/not-yours', 'Only collectors answer.', 'Attach the evidence by hand.', 'evidence');
  const asked = action.preservation;
  const answered = (asked !== null && entry(asked.unable, category) !== undefined) || holds(incident, category);
  if (asked === null || !asked.wanted.includes(category) || answered) return refuseAnswered(action, category);
  if (answer.kind === 'unable') {
    if (action.progress.kind !== 'preserving') return refuseAnswered(action, category);
    const data = { number, category, collector: actor.service, cause: answer.cause };
    const unable = { ...asked.unable, [category]: answer.cause };
    const then = runIfAnswered(plan, incident, { ...action, preservation: { ...asked, unable } }, null, context);
    return happened({ type: 'preservation-answered', data }, ...then);
  }
  const { item, sha256, title, source, capturedAt } = answer;
  const captured: IncidentEvent = {
    type: 'evidence-captured',
    data: {
      number: incident.evidence.length + 1,
      category,
      item,
      sha256,
      title,
      source,
      collector: actor.service,
      capturedAt,
      marking: { kind: 'factual' },
    },
  };
  return happened(captured, ...afterCapture(plan, incident, category, context));
};

/** Actions that waited for this category alone run now. */
export function afterCapture(
  plan: CompiledPlan,
  incident: Incident,
  category: string,
  context: DecisionContext,
): readonly IncidentEvent[] {
  return incident.actions.flatMap((action) => runIfAnswered(plan, incident, action, category, context));
}

/** Ends the wait: what has no answer is a gap of this cause. */
export function runNow(
  plan: CompiledPlan,
  incident: Incident,
  action: Action,
  unanswered: Extract<GapCause, 'time-over' | 'not-waited'>,
  reason: ContentRef | null,
  context: DecisionContext,
): readonly IncidentEvent[] {
  const { progress, preservation } = action;
  if (progress.kind !== 'preserving' || preservation === null) return [];
  const gaps = preservation.wanted
    .filter((category) => !holds(incident, category))
    .map((category) => ({ category, cause: entry(preservation.unable, category) ?? unanswered }));
  return runOrHoldBack(plan, action, { executor: progress.by, approvedBy: progress.approvedBy, gaps, reason }, context);
}

function runIfAnswered(
  plan: CompiledPlan,
  incident: Incident,
  action: Action,
  captured: string | null,
  context: DecisionContext,
): readonly IncidentEvent[] {
  const { progress, preservation } = action;
  if (progress.kind !== 'preserving' || preservation === null) return [];
  const left = openCategories(incident, preservation).filter((category) => category !== captured);
  if (left.length > 0) return [];
  const gaps = preservation.wanted.flatMap((category) => {
    const cause = entry(preservation.unable, category);
    return cause === undefined || category === captured || holds(incident, category) ? [] : [{ category, cause }];
  });
  const { by: executor, approvedBy } = progress;
  return runOrHoldBack(plan, action, { executor, approvedBy, gaps, reason: null }, context);
}

/** The wait is over: the change, unless an approver has left their seat meanwhile. */
function runOrHoldBack(
  plan: CompiledPlan,
  action: Action,
  run: Run,
  context: DecisionContext,
): readonly IncidentEvent[] {
  const gone = noLongerEligible(plan, action, context);
  return gone === null ? carryOut(plan, action, run, context) : holdBack(action, gone);
}

/** Categories that are neither there nor answered. */
export function openCategories(incident: Incident, { wanted, unable }: Preservation): readonly string[] {
  return wanted.filter((category) => entry(unable, category) === undefined && !holds(incident, category));
}

function holds(incident: Incident, category: string): boolean {
  return incident.evidence.some((item) => item.category === category);
}

function refuseAnswered(action: Action, category: string): Decision {
  return refuse(
    'preservation/answered',
    `A-${action.number} waits for no ${category} any more.`,
    'Nothing has to be done.',
    `actions.${action.action}`,
  );
}
