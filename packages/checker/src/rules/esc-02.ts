import { severities } from '@muster/plan';
import type { CompiledPlan } from '@muster/plan';
import { levelsOf, namedSchedules, personCalled } from '../analysis/call-chain.ts';
import type { Level, NamedSchedule } from '../analysis/call-chain.ts';
import { longerFrom, spellMoment } from '../analysis/moments.ts';
import { unreachable } from '../analysis/unreachable.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * When nobody answers, the calls go on and come to an end at somebody who can be reached. An escalation has a step; it
 * calls nothing twice and does not lead through other schedules back to itself; its last step calls a person who is of
 * the organisation and can be reached at every hour of the next 24 months; and that step comes no later than the time in
 * which a level that calls the function must be acknowledged.
 */
export const esc02: Rule = {
  id: 'ESC-02',
  layer: 'L2',
  severity: 'error',
  title: 'Every escalation ends in time, at a person who can be reached',
  fix: 'Let the last step call somebody who can always be reached, within the time to acknowledge.',
  *check(checked: CheckedPlan): Iterable<Found> {
    for (const named of namedSchedules(checked.plan)) {
      const { id, schedule } = named;
      const told = { path: ['on_call', id, 'escalate'], subject: id };
      if (schedule.escalation.length === 0) {
        const message = `When the first who is called by ${id} does not answer, nobody else is.`;
        yield { ...told, path: ['on_call', id], message, counterexample: null };
        continue;
      }
      yield* inCircles(checked, named);
      yield* endsNowhere(checked, named);
      yield* tooLate(checked, named);
    }
  },
};

function* inCircles(checked: CheckedPlan, named: NamedSchedule): Iterable<Found> {
  const titles = levelsOf(checked, named).map(({ title }) => title);
  const again = titles.findIndex((title, at) => titles.indexOf(title) < at);
  if (again > 0) {
    yield {
      path: ['on_call', named.id, 'escalate', again - 1],
      subject: named.id,
      message: `The escalation of ${named.id} calls ${titles[again] ?? ''} again.`,
      counterexample: titles.slice(0, again + 1).join(', then '),
    };
    return;
  }
  const round = pathBack(checked.plan, named.id);
  if (round === null) return;
  yield {
    path: ['on_call', named.id, 'escalate'],
    subject: named.id,
    message: `The escalation of ${named.id} leads back to itself.`,
    counterexample: round.join(', then '),
  };
}

/** The schedules through which the escalation of one leads back to it. */
function pathBack(plan: CompiledPlan, start: string): readonly string[] | null {
  const open: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  for (let path = open.pop(); path !== undefined; path = open.pop())
    for (const next of schedulesCalled(plan, path.at(-1) ?? start)) {
      if (next === start) return [...path, start];
      if (seen.has(next)) continue;
      seen.add(next);
      open.push([...path, next]);
    }
  return null;
}

/** The other schedules that an escalation goes on to. */
function schedulesCalled(plan: CompiledPlan, id: string): readonly string[] {
  const steps = plan.onCall[id]?.escalation ?? [];
  return steps.flatMap(({ to }) => (to.kind === 'layer' && to.schedule !== id ? [to.schedule] : []));
}

function* endsNowhere(checked: CheckedPlan, named: NamedSchedule): Iterable<Found> {
  const last = levelsOf(checked, named).at(-1);
  if (last === undefined || last.step === null) return;
  const silent = firstSilence(checked, last);
  if (silent === null) return;
  yield {
    path: ['on_call', named.id, 'escalate', last.step],
    subject: named.id,
    message: `The escalation of ${named.id} ends with ${last.title}, where nobody can be reached at some hour.`,
    counterexample: `${spellMoment(silent.at, named.schedule.zone)}: ${silent.why}.`,
  };
}

function firstSilence(checked: CheckedPlan, { spans }: Level): { readonly at: number; readonly why: string } | null {
  for (const span of spans) {
    const person = personCalled(checked.plan, span);
    if (person === null)
      return { at: span.from, why: span.seat === null ? 'nobody is called' : `whoever held ${span.seat} has left` };
    const gap = unreachable(checked, person).find(({ from, until }) => from < span.until && span.from < until);
    if (gap !== undefined) return { at: Math.max(gap.from, span.from), why: `it is outside the hours of ${span.seat}` };
  }
  return null;
}

function* tooLate(checked: CheckedPlan, { id, schedule, functions }: NamedSchedule): Iterable<Found> {
  const { severityLevels } = checked.plan;
  for (const [at, { after }] of schedule.escalation.entries())
    for (const level of severities.toReversed()) {
      const { acknowledge, calls } = severityLevels[level];
      const called = functions.find((each) => calls.includes(each));
      if (acknowledge === null || called === undefined || longerFrom(checked, after, acknowledge) === null) continue;
      yield {
        path: ['on_call', id, 'escalate', at, 'after'],
        subject: id,
        message: `The escalation of ${id} is not over when ${level} must have been acknowledged.`,
        counterexample: `An incident of ${level} calls ${called}; step ${at + 1} comes later than \`acknowledge\`.`,
      };
      return;
    }
}
