import { answerFault } from '@muster/plan';
import type { CompiledPlan } from '@muster/plan';
import { entry } from '../../entry.ts';
import { refuse } from '../../refusal.ts';
import { ownsIncident, sitsIn } from '../context.ts';
import type { DecisionContext } from '../context.ts';
import type { Incident } from '../incident.ts';
import { obligations } from '../obligations.ts';
import { switchOf } from '../switch-of.ts';
import { happened } from './decision.ts';
import type { Decide } from './decision.ts';
import { isOpen } from './propose.ts';

/**
 * An open incident goes on under the version in force. Nothing that it has may be lost by it: what it is about, what was
 * answered and done, and every clock that runs. Severity and deadlines follow anew, and only ever tighter.
 */
export const decideAdoptPlan: Decide<'adopt-plan'> = (plan, incident, command, context) => {
  const { version, to, choice, rationale } = command;
  if (version !== to.version)
    return refuse(
      'plan/superseded',
      `Incidents adopt the version in force, which is ${to.version}.`,
      'Look at that one, and adopt it.',
    );
  if (version === incident.planVersion)
    return refuse('plan/unchanged', `${incident.reference} runs under it already.`, 'Nothing has to be changed.');
  if (!ownsIncident(incident, context) && !sitsIn(plan, incident, context, ['legal']))
    return refuse(
      'plan/not-yours',
      'The incident owner or legal decide under which plan it runs.',
      'Ask one of them.',
      'incident_owner',
    );
  const waiting = incident.actions.filter(isOpen).map(({ number }) => `A-${number}`);
  if (waiting.length > 0)
    return refuse(
      'plan/action-waits',
      `${waiting.join(', ')} waits under the plan as it is.`,
      'Execute or refuse it first.',
      'approvals',
    );
  const parts = lostParts(to.plan, plan, incident);
  // What is obliged can only be told of a plan that knows every answer.
  const lost = parts.length > 0 ? parts : lostClocks(to.plan, plan, incident, context);
  if (lost.length > 0)
    return refuse(
      'plan/lacks',
      `That version has no place for: ${lost.join(', ')}.`,
      'Go on under the version that it has, or bring these into a newer one.',
    );
  const number = incident.decisions.length + 1;
  return happened(
    {
      type: 'decision-recorded',
      data: { number, decision: null, choice, rationale, marking: { kind: 'factual' } },
    },
    { type: 'plan-adopted', data: { from: incident.planVersion, to: version, decision: number } },
  );
};

/** What the incident is about and what was answered and done, where the newer plan does not know it so. */
function lostParts(newer: CompiledPlan, older: CompiledPlan, incident: Incident): readonly string[] {
  const { type, system, facts, actions, evidence, seats } = incident;
  const lost = [
    ...(entry(newer.types, type) ? [] : [`type ${type}`]),
    ...(system === null || entry(newer.systems, system) ? [] : [`system ${system}`]),
    ...Object.entries(facts).flatMap(([id, { answer }]) => {
      const fact = entry(newer.facts, id);
      const fits = fact !== undefined && (answer.state === 'unknown' || answerFault(fact, answer.value) === null);
      return fits ? [] : [`fact ${id}`];
    }),
    ...actions.flatMap(({ action }) => {
      const same = entry(newer.actions, action) && switchOf(newer, action)?.key === switchOf(older, action)?.key;
      return same === true ? [] : [`action ${action}`];
    }),
    ...evidence.flatMap(({ category }) => (entry(newer.evidence, category) ? [] : [`evidence ${category}`])),
    ...Object.keys(seats).flatMap((seat) => (newer.seats.includes(seat) ? [] : [`seat ${seat}`])),
  ];
  return [...new Set(lost)];
}

/** Clocks that run and that the newer plan would let go of: a clock ends when what it is for is done. */
function lostClocks(
  newer: CompiledPlan,
  older: CompiledPlan,
  incident: Incident,
  { now }: DecisionContext,
): readonly string[] {
  // The same state under two plans, each with obligations of its own.
  const kept = new Set(obligations(newer, { ...incident }, now).map(({ id }) => id));
  return obligations(older, incident, now).flatMap(({ id, due }) => (due === null || kept.has(id) ? [] : [id]));
}
