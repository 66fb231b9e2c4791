import type { CompiledPlan, NotificationRule } from '@muster/plan';
import { entryOf } from '../analysis/people.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/** What is left in a text that nobody has finished. Braces are held against the facts before the plan compiles. */
const unfinished = /\[[^\]\n]*\]|<[^<>\n]{1,60}>|\{\}|\b(?:todo|tbd|tba|xxx+|lorem ipsum)\b/i;

/**
 * What is said in an incident is said once, in haste, and cannot be unsaid. Each audience is told on a channel that does
 * not hang on our own systems. An audience outside has a text that is ready and finished. Where a notice passes a gate,
 * legal is among those who approve it, and there is a text that takes it back.
 */
export const com01: Rule = {
  id: 'COM-01',
  layer: 'L1',
  severity: 'warning',
  title: 'Every audience has a text, a legal approver, a retraction and a channel out of band',
  fix: 'Add what the notice lacks: `template`, `retraction`, `through` with an out-of-band channel, `1 of legal` at its gate.',
  *check({ plan }: CheckedPlan): Iterable<Found> {
    for (const [id, rule] of Object.entries(plan.notifications)) {
      const lacks = lacksOf(plan, id, rule);
      if (lacks.length === 0) continue;
      const path = ['notifications', id];
      yield { path, subject: id, message: `The notice to ${id} lacks ${lacks.join('; ')}.`, counterexample: null };
    }
    for (const [id, { text }] of Object.entries(plan.templates)) {
      const hole = unfinished.exec(text)?.[0];
      if (hole === undefined) continue;
      yield {
        path: ['templates', id, 'text'],
        subject: id,
        message: `${id} is not finished: "${hole}" is still to be filled in.`,
        counterexample: null,
      };
    }
  },
};

function lacksOf(plan: CompiledPlan, id: string, rule: NotificationRule): readonly string[] {
  const { action, template, retraction, through } = rule;
  const gate = action === null ? null : (entryOf(plan.actions, action)?.gate ?? null);
  const approvers = gate === null ? [] : (entryOf(plan.gates, gate)?.approve ?? []);
  const isOutside = id !== 'leadership';
  const outOfBand = through.some((channel) => {
    const found = entryOf(plan.channels, channel);
    return found !== undefined && found.outOfBand && found.needs === null;
  });
  return [
    ...(isOutside && template === null ? ['a text (template)'] : []),
    ...(gate !== null && !approvers.some(({ of }) => of === 'legal')
      ? [`somebody of legal who approves (${gate})`]
      : []),
    ...(gate !== null && retraction === null ? ['a text that takes it back (retraction)'] : []),
    ...(outOfBand ? [] : ['a channel out of band (through)']),
  ];
}
