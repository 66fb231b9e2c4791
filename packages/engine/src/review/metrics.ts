import type { Instant } from '@muster/clocks';
import { stages } from '@muster/plan';
import type { CompiledPlan } from '@muster/plan';
import { entry } from '../entry.ts';
import type { RecordedSignalEvent } from '../signal/signal-group.ts';
import { approvalMetrics } from './approval-metrics.ts';
import { measured, notApplicable, notYet } from './measure.ts';
import type { Measure, Metric, MetricName } from './measure.ts';
import { notifyMetrics } from './notify-metrics.ts';
import { cite } from './replay.ts';
import type { CitedEvent, Step } from './replay.ts';
import type { Span } from './spans.ts';

/**
 * How long the response took, each span with the events it lies between.
 *
 * - detect: from when the source says that it began, to the first signal here.
 * - declare: from the first signal that a person saw, to the declaration.
 * - triage, legal review, decide containment, effective containment, recover: from the declaration.
 * - notify: from what the deadline counts from, to the sending. - approval: from each asking to its answer.
 */
export function metrics(
  steps: readonly Step[],
  every: readonly Span[],
  signals: readonly RecordedSignalEvent[],
): readonly Metric[] {
  const [first] = steps;
  const last = steps.at(-1);
  if (!first || !last || first.event.type !== 'incident-declared') return [];
  const of = { steps, plan: last.plan, declared: cite(first.event), open: last.after.status.kind === 'open' };
  const one = (name: MetricName, measure: Measure): Metric => ({ name, subject: null, measure });
  return [
    one('detect', detect(signals)),
    one('declare', declare(first.event.data.firstSignalAt, of.declared, signals)),
    one('triage', triage(of)),
    one('legal-review', legalReview(of)),
    one('decide-containment', decideContainment(of)),
    one('effective-containment', effectiveContainment(of)),
    ...notifyMetrics(steps, every),
    one('recover', recover(of)),
    ...approvalMetrics(steps),
  ];
}

interface Played {
  readonly steps: readonly Step[];
  readonly plan: CompiledPlan;
  readonly declared: CitedEvent;
  readonly open: boolean;
}

type Received = Extract<RecordedSignalEvent, { type: 'signal-received' }>;

function detect(signals: readonly RecordedSignalEvent[]): Measure {
  const received = receivedOf(signals);
  const [began] = received.toSorted(by((each) => each.data.startsAt));
  const [seen] = received.toSorted(by((each) => each.data.receivedAt));
  if (!began || !seen) return notApplicable('A person declared it without a signal, so nothing says when it began.');
  return measured({ at: began.data.startsAt, event: cite(began) }, { at: seen.data.receivedAt, event: cite(seen) });
}

function declare(firstSignalAt: Instant, declared: CitedEvent, signals: readonly RecordedSignalEvent[]): Measure {
  if (signals.length === 0) return notApplicable('It was declared by whoever saw it, with no signal before.');
  const seen = receivedOf(signals).find(({ data }) => data.receivedAt === firstSignalAt);
  return measured({ at: firstSignalAt, event: seen ? cite(seen) : declared }, { at: declared.at, event: declared });
}

/** Done when the stage classify is left forward for the first time: type and severity stand, the work goes on. */
function triage({ steps, declared, open }: Played): Measure {
  const left = steps.find(({ event }) => event.type === 'stage-entered' && isForward(event.data, 'classify'));
  if (left) return until(declared, left);
  return open
    ? notYet('Classification is not finished.', declared)
    : notApplicable('It ended before it was classified.');
}

/** Done when all tasks that legal and privacy have in the first stage with such tasks are done. */
function legalReview({ steps, plan, declared, open }: Played): Measure {
  const tasks = stages
    .map((stage) => plan.workflow[stage].tasks.filter(({ owner }) => owner === 'legal' || owner === 'privacy'))
    .find((each) => each.length > 0);
  if (!tasks) return notApplicable('The plan gives legal no task.');
  const done = tasks.map(({ id }) => steps.find(({ event }) => event.type === 'task-done' && event.data.task === id));
  const missing = tasks.filter((_, at) => done[at] === undefined).map(({ id }) => id);
  const last = done.findLast((step) => step !== undefined);
  if (missing.length === 0 && last) {
    const latest = done.reduce((one, other) => (one && other && one.event.version > other.event.version ? one : other));
    return until(declared, latest ?? last);
  }
  const because = `Not done: ${missing.join(', ')}.`;
  return open ? notYet(because, declared) : notApplicable(because);
}

function decideContainment({ steps, plan, declared, open }: Played): Measure {
  const wanted = plan.workflow.contain.decisions.map(({ id }) => id).filter((id) => id !== plan.continuity?.decision);
  const decided = steps.find(
    ({ event }) =>
      event.type === 'decision-recorded' && event.data.decision !== null && wanted.includes(event.data.decision),
  );
  if (decided) return until(declared, decided);
  if (wanted.length === 0) return notApplicable('The plan asks for no decision about containment.');
  return open ? notYet('Containment is not decided.', declared) : notApplicable('It ended without such a decision.');
}

/** The first containment step that was proven to work: not when it ran, but when its effect was seen. */
function effectiveContainment({ steps, plan, declared, open }: Played): Measure {
  const contains = new Set<number>();
  let ran = false;
  for (const { event } of steps) {
    if (event.type === 'action-proposed' && event.data.undoes === null && isContainment(plan, event.data.action))
      contains.add(event.data.number);
    if (event.type === 'action-executed' && contains.has(event.data.number)) ran = true;
    if (event.type === 'action-proven' && contains.has(event.data.number))
      return measured({ at: declared.at, event: declared }, { at: event.data.effectiveAt, event: cite(event) });
  }
  if (!open) return notApplicable(ran ? 'No step was proven to work.' : 'No containment step was run.');
  return notYet(ran ? 'A step ran, and nothing has proven its effect.' : 'No containment step has run.', declared);
}

function isContainment(plan: CompiledPlan, id: string): boolean {
  const action = entry(plan.actions, id);
  return action !== undefined && (action.does !== null || action.adapter.kind === 'switch');
}

/** Done when recovery is left forward for the last time, unless it went back since. */
function recover({ steps, declared, open }: Played): Measure {
  const moved = steps.findLast(
    ({ event }) =>
      (event.type === 'stage-entered' && (isForward(event.data, 'recover') || isBefore(event.data.to, 'review'))) ||
      (event.type === 'incident-reopened' && isBefore(event.data.stage, 'review')),
  );
  if (moved?.event.type === 'stage-entered' && isForward(moved.event.data, 'recover')) return until(declared, moved);
  return open ? notYet('Recovery is not finished.', declared) : notApplicable('It ended before it was recovered from.');
}

function isForward({ from, to }: { from: Step['after']['stage']; to: Step['after']['stage'] }, stage: string): boolean {
  return from === stage && stages.indexOf(to) > stages.indexOf(from);
}

function isBefore(one: Step['after']['stage'], other: Step['after']['stage']): boolean {
  return stages.indexOf(one) < stages.indexOf(other);
}

function until(declared: CitedEvent, { event }: Step): Measure {
  return measured({ at: declared.at, event: declared }, { at: event.recordedAt, event: cite(event) });
}

function receivedOf(signals: readonly RecordedSignalEvent[]): readonly Received[] {
  return signals.filter((event) => event.type === 'signal-received');
}

function by<T>(key: (of: T) => string): (one: T, other: T) => number {
  return (one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0);
}
