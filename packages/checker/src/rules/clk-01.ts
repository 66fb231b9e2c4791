import { findRegime } from '@muster/clocks/law';
import type { CompiledPlan } from '@muster/plan';
import { applicableLaw } from '../analysis/applicable-law.ts';
import { clocksOf, factOfAnchor, firstStage } from '../analysis/clock-register.ts';
import type { RegisteredClock } from '../analysis/clock-register.ts';
import { dayOf } from '../analysis/days.ts';
import { entryOf, isActive, personIn } from '../analysis/people.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * A deadline of the law that nobody has written down is missed. Each regime that is in force and could bind an entity of
 * the plan, by where it is or acts and by what it is under that law, stands in `clocks.law`, or in `clocks.ruled_out` with
 * why it does not apply; never in both. Which data are touched and what the law asks besides is left to whoever rules it
 * out. Each clock of the law has the time facts that it starts from, a recipient, a text that is ready, an owner, and a
 * deputy who is another person; rule and time zone come from the law pack. Clocks of contracts have the same but for the
 * facts, internal ones no text.
 */
export const clk01: Rule = {
  id: 'CLK-01',
  layer: 'L2',
  severity: 'error',
  title: 'Every regime that could apply has a whole clock, or is ruled out',
  fix: 'Add the regime to `clocks.law` with what it lacks, or to `clocks.ruled_out` with why it does not apply.',
  *check(checked: CheckedPlan): Iterable<Found> {
    yield* unregistered(checked);
    yield* contradicting(checked.plan);
    for (const registered of clocksOf(checked.plan)) yield* bare(checked.plan, registered);
  },
};

function* unregistered({ plan, now }: CheckedPlan): Iterable<Found> {
  const { law, ruledOut } = plan.clocks;
  for (const { regime, entity, because } of applicableLaw(plan, dayOf(now))) {
    if (entryOf(law, regime.id) !== undefined || entryOf(ruledOut, regime.id) !== undefined) continue;
    yield {
      path: ['clocks', 'law'],
      subject: regime.id,
      message: `${regime.id} (${regime.title}) could apply to ${entity ?? 'the organisation'}, and has no clock.`,
      counterexample: because,
    };
  }
}

function* contradicting({ clocks }: CompiledPlan): Iterable<Found> {
  for (const id of Object.keys(clocks.ruledOut)) {
    const path = ['clocks', 'ruled_out', id];
    const told = { path, subject: id, counterexample: null } as const;
    if (findRegime(id) === undefined) yield { ...told, message: `No law pack has a regime ${id}.` };
    if (entryOf(clocks.law, id) !== undefined)
      yield { ...told, message: `${id} is ruled out, and has a clock all the same.` };
  }
}

function* bare(plan: CompiledPlan, registered: RegisteredClock): Iterable<Found> {
  const { id, path, kind } = registered;
  const told = { path, subject: id, counterexample: null } as const;
  if (kind === 'law' && registered.regime === undefined) {
    yield { ...told, message: `No law pack has a regime ${id}.` };
    return;
  }
  const lacks = lacksOf(plan, registered);
  if (lacks.length > 0) yield { ...told, message: `The clock ${id} lacks ${lacks.join('; ')}.` };
}

function lacksOf(plan: CompiledPlan, registered: RegisteredClock): readonly string[] {
  const { clock, kind } = registered;
  const owner = clock.owner ?? plan.clocks.owner;
  const deputy = clock.deputy ?? plan.clocks.deputy;
  return [
    ...missingAnchors(plan, registered).map((anchor) => `a time fact for ${anchor} (anchors)`),
    ...(clock.recipient === null ? ['a recipient (tell)'] : []),
    ...(clock.template === null && kind !== 'internal' ? ['a text (template)'] : []),
    ...(owner === null || !isActive(plan, personIn(plan, owner)) ? ['an owner who is here (owner)'] : []),
    ...(deputy !== null && isActive(plan, personIn(plan, deputy)) && !isSame(plan, owner, deputy)
      ? []
      : ['a deputy who is another person (deputy)']),
  ];
}

function isSame(plan: CompiledPlan, owner: string | null, deputy: string): boolean {
  return owner !== null && personIn(plan, owner) === personIn(plan, deputy);
}

/** What the first stage counts from and no time fact of the plan is. Later stages count from what is sent before. */
function missingAnchors(plan: CompiledPlan, registered: RegisteredClock): readonly string[] {
  if (registered.kind !== 'law' || registered.regime === undefined) return [];
  const stage = firstStage(registered.regime);
  if (stage === undefined) return [];
  const anchors = stage.term.kind === 'capped' ? [stage.anchor, stage.term.cap.anchor] : [stage.anchor];
  return anchors.filter(
    (anchor) => entryOf(plan.facts, factOfAnchor(registered.clock, anchor))?.answer.kind !== 'time',
  );
}
