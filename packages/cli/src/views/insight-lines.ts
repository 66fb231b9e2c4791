import type { AnswerOf, routes } from '@muster/api';
import { spellDuration } from '@muster/clocks';
import type { Io } from '../io.ts';
import { paintFor } from '../output/paint.ts';
import { table } from '../output/table.ts';
import { clockTime } from '../output/when.ts';

type Shown = AnswerOf<typeof routes.insights.show>;
type Group = Shown['groups'][number];
type Metric = Group['metrics'][number];

/** Insights for a person: the groups with their counts, then how long each part took over all of them. */
export function insightLines(io: Io, { from, to, whole, groups, leftOut }: Shown): readonly string[] {
  const { strong, quiet } = paintFor(io);
  return [
    quiet(`Declared from ${clockTime(io, from)} to ${clockTime(io, to)}. Exercises are left out.`),
    ...(leftOut === 0 ? [] : [quiet(`${leftOut} older incidents were too many to look at.`)]),
    strong('Incidents'),
    ...table(io, groupColumns, [whole, ...groups], 'No incident.'),
    '',
    strong('How long it took'),
    ...table(io, metricColumns, whole.metrics, 'Nothing is measured.'),
  ];
}

const groupColumns = [
  { title: 'incidents', cell: ({ incidents }: Group) => incidents },
  { title: 'open', cell: ({ open }: Group) => open },
  { title: 'not as planned', cell: ({ deviations }: Group) => deviations },
  { title: 'triage', cell: ({ metrics }: Group) => spell(metrics.find(({ name }) => name === 'triage')?.median) },
  { title: 'least margin', cell: ({ margins }: Group) => spell(margins.least) },
  { title: 'approvals late', cell: ({ approvals }: Group) => `${approvals.late} of ${approvals.asked}` },
  { title: 'of', cell: ({ title }: Group) => title },
];

const metricColumns = [
  { title: 'what', cell: ({ name }: Metric) => name },
  { title: 'measured', cell: ({ count }: Metric) => count },
  { title: 'median', cell: ({ median }: Metric) => spell(median) },
  { title: '90th percentile', cell: ({ p90 }: Metric) => spell(p90) },
];

function spell(milliseconds: number | null | undefined): string | null {
  return milliseconds === null || milliseconds === undefined ? null : spellDuration(milliseconds);
}
