import type { CompiledPlan, FunctionId, Path } from '@muster/plan';
import { isActive, peopleOf, personIn } from '../analysis/people.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * Whatever the plan asks for has somebody who does it. Every stage with its tasks and decisions, every gate, notice,
 * evidence category and action belongs to a function in which a person sits who is of the organisation; every clock
 * belongs to such a seat. What names no owner has that of the place where it is done: evidence that of the investigation,
 * a containment step that of containment, a clock that of all clocks. An act behind a gate belongs to those who approve.
 *
 * A function without anybody is told once, with all that it leaves undone.
 */
export const own01: Rule = {
  id: 'OWN-01',
  layer: 'L1',
  severity: 'error',
  title: 'Everything has an owner, and the owner is somebody',
  fix: 'Name an owner, and fill the seats of its function.',
  *check({ plan }: CheckedPlan): Iterable<Found> {
    yield* emptyFunctions(plan);
    yield* ownerlessClocks(plan);
  },
};

function* emptyFunctions(plan: CompiledPlan): Iterable<Found> {
  const undone = new Map<FunctionId, string[]>();
  for (const { what, of } of owned(plan)) undone.set(of, [...(undone.get(of) ?? []), what]);
  for (const [of, works] of undone) {
    if (peopleOf(plan, of).size > 0) continue;
    yield {
      path: ['functions', of],
      subject: of,
      message: `Nobody sits in ${of}, which owns ${works.length} parts of the plan.`,
      counterexample: `Nobody does ${works.slice(0, 5).join(', ')}.`,
    };
  }
}

interface Owned {
  readonly what: string;
  readonly of: FunctionId;
}

function owned(plan: CompiledPlan): readonly Owned[] {
  const { workflow, gates, evidence, actions, notifications } = plan;
  return [
    ...Object.entries(workflow).flatMap(([stage, { owner, tasks, decisions }]) => [
      { what: `the stage ${stage}`, of: owner },
      ...[...tasks, ...decisions].map((task) => ({ what: task.id, of: task.owner })),
    ]),
    ...Object.entries(gates).flatMap(([gate, { approve }]) =>
      approve.map(({ of }) => ({ what: `the gate ${gate}`, of })),
    ),
    ...Object.entries(evidence).map(([id, { owner }]) => ({ what: id, of: owner ?? workflow.investigate.owner })),
    ...Object.entries(actions).flatMap(([id, { owner, system }]) =>
      owner === null && system === null ? [] : [{ what: id, of: owner ?? workflow.contain.owner }],
    ),
    ...Object.entries(notifications).map(([audience, { owner }]) => ({ what: `the notice to ${audience}`, of: owner })),
  ];
}

function* ownerlessClocks(plan: CompiledPlan): Iterable<Found> {
  const { clocks } = plan;
  for (const register of ['law', 'contracts', 'internal'] as const)
    for (const [id, { owner }] of Object.entries<{ readonly owner: string | null }>(clocks[register])) {
      const seat = owner ?? clocks.owner;
      if (seat !== null && isActive(plan, personIn(plan, seat))) continue;
      const ofAll: Path = ['clocks', register, id];
      yield {
        path: owner === null ? ofAll : [...ofAll, 'owner'],
        subject: id,
        message: `Nobody answers for the clock ${id}.`,
        counterexample: seat === null ? 'Neither it nor `clocks` names an owner.' : `Whoever held ${seat} has left.`,
      };
    }
}
