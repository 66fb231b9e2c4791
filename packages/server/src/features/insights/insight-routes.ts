import { routes } from '@muster/api';
import type { AnswerOf, QueryOf } from '@muster/api';
import { parseInstant } from '@muster/clocks';
import { refuse } from '@muster/engine';
import type { InsightBy, InsightGroup, Refusal, Result } from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';
import { answerOf } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { insightCsv } from './insight-csv.ts';
import type { InsightsOf } from './insight-service.ts';

type Shown = AnswerOf<typeof routes.insights.show>;

export interface InsightRoutePorts {
  readonly clock: Clock;
  readonly insightsOf: InsightsOf;
  /** The plan in force: it knows what types and systems are called. */
  readonly planOf: (organisation: string) => Promise<CompiledPlan | null>;
}

/** What many responses show together; the numbers of single people are refused. */
export function createInsightRoutes({ clock, insightsOf, planOf }: InsightRoutePorts): readonly Binding[] {
  async function show(
    organisation: string,
    { from, to, by, severity }: QueryOf<typeof routes.insights.show>,
  ): Promise<Result<Shown, Refusal>> {
    if (by === 'person') return byPerson;
    const instant = (given: string | undefined) => (given === undefined ? null : parseInstant(given));
    const query = { from: instant(from), to: instant(to), by, severity: severity ?? null };
    const [found, plan] = await Promise.all([insightsOf(organisation, query, clock.now()), planOf(organisation)]);
    const named = (group: InsightGroup) => presentGroup(group, group.key ?? 'none', by, plan);
    const value: Shown = {
      from: found.from,
      to: found.to,
      by,
      leftOut: found.leftOut,
      whole: { ...named(found.whole), title: 'All' },
      groups: found.groups.map(named),
      months: [...found.months],
    };
    return { ok: true, value };
  }

  return [
    bind(routes.insights.show, async ({ query, caller }) => answerOf(await show(caller.organisation, query))),
    bind(routes.insights.csv, async ({ query, caller }) => {
      const shown = await show(caller.organisation, query);
      if (!shown.ok) return { kind: 'refused', refusal: shown.refusal };
      const bytes = new TextEncoder().encode(insightCsv(shown.value));
      return {
        kind: 'bytes',
        chunks: once(bytes),
        mediaType: 'text/csv; charset=utf-8',
        fileName: `insights-${shown.value.by}-${shown.value.to.slice(0, 10)}.csv`,
      };
    }),
  ];
}

/** What single people did, and how fast, is personal data of theirs: nobody asks for it here. */
const byPerson = refuse(
  'insights/by-person',
  'Numbers by person are off: they are personal data of those who respond.',
  'Ask by type, by system or by severity.',
);

function presentGroup(
  { key, metrics, ...group }: InsightGroup,
  id: string,
  by: InsightBy,
  plan: CompiledPlan | null,
): Shown['whole'] {
  return { ...group, key, title: titleOf(id, by, plan), metrics: metrics.map((each) => ({ ...each })) };
}

function titleOf(id: string, by: InsightBy, plan: CompiledPlan | null): string {
  switch (by) {
    case 'type':
      return plan?.types[id]?.title ?? id;
    case 'system':
      return plan?.systems[id]?.title ?? id;
    case 'severity':
      return plan?.severityLevels[id === 'low' || id === 'medium' || id === 'high' ? id : 'critical'].title ?? id;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
