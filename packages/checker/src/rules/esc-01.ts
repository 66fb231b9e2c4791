import type { Period } from '@muster/clocks';
import { severities } from '@muster/plan';
import type { CompiledPlan, FunctionId, OnCallSpan, Severity } from '@muster/plan';
import { layersAhead, namedSchedules, personCalled } from '../analysis/call-chain.ts';
import { spellMoment } from '../analysis/moments.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * Somebody who is of the organisation is on call in every hour of the next 24 months, in the first layer of every schedule
 * that a function or the incident owner names: across changes of clocks, zones, holidays and overrides. The first gap is
 * told in local time. Where a year has no holiday table nobody can tell who is called, so that is a gap too.
 *
 * And whoever must act at any hour has a schedule: functions that high or critical calls in, that must end a stage, task
 * or decision there in less than a day, or that a gate asks to approve in less than a day.
 */
export const esc01: Rule = {
  id: 'ESC-01',
  layer: 'L2',
  severity: 'error',
  title: 'Somebody is on call in every hour of the next two years',
  fix: 'Cover the hour that is named in the first layer, or give the function a schedule.',
  *check(checked: CheckedPlan): Iterable<Found> {
    yield* gaps(checked);
    yield* withoutSchedule(checked.plan);
  },
};

function* gaps(checked: CheckedPlan): Iterable<Found> {
  const { plan } = checked;
  for (const { id, schedule } of namedSchedules(plan)) {
    const first = layersAhead(checked, id)[0];
    const gap = first?.spans.find((span) => personCalled(plan, span) === null);
    if (first === undefined || gap === undefined) continue;
    yield {
      path: ['on_call', id, 'layers', 0],
      subject: id,
      message: `Nobody is on call in layer ${first.layer} of ${id} at some hour.`,
      counterexample: `${spellMoment(gap.from, schedule.zone)}: ${why(gap)}.`,
    };
  }
}

function why({ seat, why: reason }: OnCallSpan): string {
  if (seat !== null) return `whoever held ${seat} has left`;
  return reason.kind === 'no-holiday-table'
    ? `the calendar ${reason.calendar} has no holidays for ${reason.year}`
    : 'no turn covers it';
}

function* withoutSchedule(plan: CompiledPlan): Iterable<Found> {
  for (const [id, { onCall }] of Object.entries(plan.functions)) {
    if (onCall !== null) continue;
    const [first] = urgentWork(plan).filter(({ of }) => of === id);
    if (first === undefined) continue;
    yield {
      path: ['functions', id],
      subject: id,
      message: `${id} must act at any hour, and nobody of it is on call.`,
      counterexample: `It ${first.what}.`,
    };
  }
}

const urgent = severities.filter((level): level is 'high' | 'critical' => level === 'high' || level === 'critical');

interface UrgentWork {
  readonly of: FunctionId;
  readonly what: string;
}

function urgentWork({ severityLevels, workflow, gates }: CompiledPlan): readonly UrgentWork[] {
  const called = urgent.flatMap((level) =>
    severityLevels[level].calls.map((of) => ({ of, what: `is called in at ${level}` })),
  );
  const stages = Object.entries(workflow).flatMap(([id, { owner, within, tasks, decisions }]) => [
    { id, owner, within },
    ...tasks,
    ...decisions,
  ]);
  const owned = stages.flatMap(({ id, owner, within }) => {
    const limit = urgent
      .map((level: Severity) => within[level])
      .find((each) => each !== undefined && isShort(each.period));
    return limit === undefined ? [] : [{ of: owner, what: `must be done with ${id} in ${limit.text}` }];
  });
  const asked = Object.entries(gates).flatMap(([id, { approve, within }]) =>
    isShort(within) ? approve.map(({ of }) => ({ of, what: `is asked to approve ${id} in less than a day` })) : [],
  );
  return [...called, ...owned, ...asked];
}

const day = 86_400;

function isShort(period: Period): boolean {
  return period.kind === 'elapsed' ? period.seconds < day : period.kind === 'same-business-day';
}
