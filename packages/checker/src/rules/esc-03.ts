import type { CompiledPlan } from '@muster/plan';
import { namedSchedules } from '../analysis/call-chain.ts';
import { entryOf } from '../analysis/people.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * What calls people does not fail all at once, and not together with the system that failed. The ways in which a function
 * and the escalation of its schedule reach people are at least two channels, of two providers, and one of them works
 * without whichever AI system is affected. A step that names no channel uses those of the function.
 */
export const esc03: Rule = {
  id: 'ESC-03',
  layer: 'L1',
  severity: 'error',
  title: 'Calls do not all depend on one channel, one provider or the affected system',
  fix: 'Name a second channel of another provider that needs no AI system.',
  *check({ plan }: CheckedPlan): Iterable<Found> {
    for (const { id, schedule, functions } of namedSchedules(plan))
      for (const of of functions) {
        const own = plan.functions[of]?.reachable ?? [];
        const used = [...new Set([...own, ...schedule.escalation.flatMap(({ by }) => by)])];
        for (const lack of lacksOf(plan, used))
          yield {
            path: ['functions', of, own.length === 0 ? 'on_call' : 'reachable'],
            subject: of,
            message: `Whether ${of} is reached by ${id} hangs on one thing: ${lack}.`,
            counterexample: null,
          };
      }
  },
};

function lacksOf(plan: CompiledPlan, used: readonly string[]): readonly string[] {
  if (used.length === 0) return ['no channel is named'];
  const [only, ...others] = used;
  if (others.length === 0) return [`${only} is the only channel`];
  const channels = used.flatMap((id) => entryOf(plan.channels, id) ?? []);
  const providers = [...new Set(channels.map(({ provider }) => provider))];
  const needed = channels.map(({ needs }) => needs);
  const [system = null] = needed;
  return [
    ...(providers.length > 1 ? [] : [`${used.join(' and ')} come from one provider, ${providers.join()}`]),
    ...(system !== null && needed.every((each) => each === system) ? [`no channel works without ${system}`] : []),
  ];
}
