import type { CompiledPlan, EvidenceContent } from '@muster/plan';
import { entryOf } from '../analysis/people.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/** What every type asks for, by what it holds. */
const always: Readonly<Record<string, readonly EvidenceContent[]>> = {
  'system logs': ['system-logs'],
  'prompts and outputs': ['prompts', 'outputs'],
  'model version and configuration': ['model-version', 'configuration', 'deployment-history', 'policy-settings'],
  'access and administration': ['access-logs', 'admin-actions'],
  'notes and decisions': ['incident-notes', 'decisions'],
};

/** What the failure of a vendor asks for besides. */
const ofVendors: Readonly<Record<string, readonly EvidenceContent[]>> = {
  'messages of the vendor': ['vendor-messages'],
};

/**
 * An incident that cannot be reconstructed cannot be explained. The evidence that a type asks for covers, taken together,
 * five of the six categories: system logs; prompts and outputs; model version, configuration, deployment history and
 * policy settings; access and administration; notes and decisions. The sixth, messages of the vendor, is asked for by
 * vendor-outage: containment waits for what a type asks for, and no other type may wait for a vendor. Where a system has
 * tools it also covers their calls, and where one retrieves, what it retrieved. What a category holds is said in `covers`.
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
      const asked = id === 'vendor-outage' ? { ...wanted, ...ofVendors } : wanted;
      const missing = Object.entries(asked).flatMap(([title, contents]) => {
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
