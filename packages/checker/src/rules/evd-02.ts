import { severities } from '@muster/plan';
import type { CompiledPlan, EvidenceContent, StageId } from '@muster/plan';
import { entryOf } from '../analysis/people.ts';
import { canOutlast, longestSeconds, shortestSeconds, spellSeconds } from '../analysis/period-bounds.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/** What only the system itself can give. The rest is written while the incident runs, or comes from the vendor. */
const ofSystems: readonly EvidenceContent[] = [
  'system-logs',
  'prompts',
  'outputs',
  'model-version',
  'configuration',
  'deployment-history',
  'policy-settings',
  'access-logs',
  'admin-actions',
];

/**
 * Evidence that its source has deleted before anybody collects it is no evidence. Each place where a system keeps a
 * category keeps it at least as long as detection may take at the slowest severity, and collecting after that
 * (`collect_within`; where that is not said, until investigation must end). Weekends and holidays are counted at their
 * worst. A store that deletes sooner than the system says decides. The recorder keeps at least what detection takes: what
 * is older is gone before anybody preserves a slice of it. And custody is complete: of each category that the
 * types ask for and only a system can give, each system says where it lies.
 */
export const evd02: Rule = {
  id: 'EVD-02',
  layer: 'L1',
  severity: 'error',
  title: 'Every source keeps evidence longer than detection and collection take at worst',
  fix: 'Keep it longer at the source, collect it sooner (`collect_within`), or say where it lies.',
  *check({ plan }: CheckedPlan): Iterable<Found> {
    for (const system of Object.keys(plan.systems)) {
      yield* tooShort(plan, system);
      yield* forgotten(plan, system);
      yield* nowhere(plan, system);
    }
  },
};

function* tooShort(plan: CompiledPlan, system: string): Iterable<Found> {
  const detection = slowest(plan, ['detect']);
  for (const [category, { keptThere, store }] of Object.entries(plan.systems[system]?.evidence ?? {})) {
    const told = {
      path: ['systems', system, 'evidence', category, 'kept_there'],
      subject: `${system} ${category}`,
    } as const;
    const deletesAfter = store === null ? null : (entryOf(plan.stores, store)?.deletesAfter ?? null);
    if (deletesAfter !== null && canOutlast(keptThere, deletesAfter)) {
      yield {
        ...told,
        message: `${system} is said to keep ${category} for longer than ${store ?? ''}, where it lies, keeps anything.`,
        counterexample: null,
      };
      continue;
    }
    const collectWithin = entryOf(plan.evidence, category)?.collectWithin ?? null;
    const collection =
      collectWithin === null ? slowest(plan, ['classify', 'contain', 'investigate']) : longestSeconds(collectWithin);
    const kept = shortestSeconds(keptThere);
    if (kept >= detection + collection) continue;
    yield {
      ...told,
      message: `${category} of ${system} can be gone before it is collected.`,
      counterexample: `Detected after ${spellSeconds(detection)}, collected ${spellSeconds(collection)} later; kept for ${spellSeconds(kept)}.`,
    };
  }
}

function* forgotten(plan: CompiledPlan, system: string): Iterable<Found> {
  const recorder = plan.systems[system]?.recorder ?? null;
  const detection = slowest(plan, ['detect']);
  if (recorder === null || shortestSeconds(recorder.kept) >= detection) return;
  yield {
    path: ['systems', system, 'recorder', 'keep'],
    subject: `${system} recorder`,
    message: `The recorder of ${system} can have deleted what happened before it is preserved.`,
    counterexample: `Detected after ${spellSeconds(detection)}; kept for ${spellSeconds(shortestSeconds(recorder.kept))}.`,
  };
}

/** The longest that these stages take together, at the severity that gives them the most time. */
function slowest({ workflow }: CompiledPlan, stages: readonly StageId[]): number {
  const bySeverity = severities.map((severity) =>
    stages.reduce((sum, stage) => {
      const limit = workflow[stage].within[severity];
      return sum + (limit === undefined ? 0 : longestSeconds(limit.period));
    }, 0),
  );
  return Math.max(...bySeverity);
}

function* nowhere(plan: CompiledPlan, system: string): Iterable<Found> {
  const asked = new Set(Object.values(plan.types).flatMap(({ evidence }) => evidence));
  const sources = plan.systems[system]?.evidence ?? {};
  const missing = [...asked].filter((category) => {
    const covers = entryOf(plan.evidence, category)?.covers ?? [];
    return covers.some((content) => ofSystems.includes(content)) && entryOf(sources, category) === undefined;
  });
  if (missing.length === 0) return;
  yield {
    path: ['systems', system, 'evidence'],
    subject: system,
    message: `Nothing says where ${missing.join(', ')} of ${system} lies, and for how long.`,
    counterexample: null,
  };
}
