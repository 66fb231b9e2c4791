import type { CompiledPlan, EvidenceContent } from '@muster/plan';
import { entryOf } from '../analysis/people.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/** The six categories, by what they hold. */
const always: Readonly<Record<string, readonly EvidenceContent[]>> = {
  'system logs': ['system-logs'],
  'prompts and outputs': ['prompts', 'outputs'],
  'model version and configuration': ['model-version', 'configuration', 'deployment-history', 'policy-settings'],
  'access and administration': ['access-logs', 'admin-actions'],
  'messages of the vendor': ['vendor-messages'],
  'notes and decisions': ['incident-notes', 'decisions'],
};

/**
 * An incident that cannot be reconstructed cannot be explained. The evidence that a type asks for covers, taken together,
 * the six categories: system logs; prompts and outputs; model version, configuration, deployment history and policy
 * settings; access and administration; messages of the vendor; notes and decisions. Where a system has tools it also
 * covers their calls, and where one retrieves, what it retrieved. What a category holds is said in `covers`.
 */
export const evd01: Rule = {
  id: 'EVD-01',
  layer: 'L1',
  severity: 'error',
  title: 'Every incident type asks for the six categories of evidence',
  fix: 'Add to `evidence` of the type a category that covers what is missing, or say in `covers` what a category holds.',
  *check({ plan }: CheckedPlan): Iterable<Found> {
    const wanted = wantedBy(plan);
    for (const [id, { evidence }] of Object.entries(plan.types)) {
      const covered = new Set(evidence.flatMap((category) => entryOf(plan.evidence, category)?.covers ?? []));
      const missing = Object.entries(wanted).flatMap(([title, contents]) => {
        const lacks = contents.filter((content) => !covered.has(content));
        return lacks.length === 0 ? [] : [`${title} (${lacks.join(', ')})`];
      });
      if (missing.length === 0) continue;
      yield {
        path: ['definition', 'types', id, 'evidence'],
        subject: id,
        message: `The evidence of ${id} does not cover ${missing.join('; ')}.`,
        counterexample: null,
      };
    }
  },
};

function wantedBy({ systems }: CompiledPlan): Readonly<Record<string, readonly EvidenceContent[]>> {
  const all = Object.values(systems);
  return {
    ...always,
    ...(all.some(({ tools }) => Object.keys(tools).length > 0) ? { 'calls of tools': ['tool-calls'] } : {}),
    ...(all.some(({ retrieval }) => Object.keys(retrieval).length > 0) ? { retrieval: ['retrieval-sources'] } : {}),
  };
}
