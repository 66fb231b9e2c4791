import type { AnswerOf, routes } from '@muster/api';
import { csvText } from '../../platform/csv.ts';
import type { Cell } from '../../platform/csv.ts';

type Shown = AnswerOf<typeof routes.insights.show>;
type Group = Shown['groups'][number];

/** One line for each number: by what, of which group, which measure, of how many, median and 90th percentile in seconds. */
export function insightCsv({ by, whole, groups, months }: Shown): string {
  const lines = [
    ...linesOf('all', whole),
    ...groups.flatMap((group) => linesOf(by, group)),
    ...months.flatMap(({ month, ...counts }) =>
      Object.entries(counts).map(([severity, count]): Cell[] => [
        'month',
        month,
        '',
        `incidents-${severity}`,
        count,
        null,
        null,
        null,
      ]),
    ),
  ];
  return csvText([
    ['by', 'key', 'title', 'measure', 'count', 'median_seconds', 'p90_seconds', 'least_seconds'],
    ...lines,
  ]);
}

function linesOf(by: string, { key, title, metrics, margins, approvals, ...counts }: Group): readonly Cell[][] {
  const line = (measure: string, count: number, ...numbers: readonly (number | null)[]): Cell[] => [
    by,
    key,
    title,
    measure,
    count,
    ...[0, 1, 2].map((at) => seconds(numbers[at] ?? null)),
  ];
  const { incidents, open, deviations, glassBroken } = counts;
  return [
    line('incidents', incidents),
    line('open', open),
    line('deviations', deviations),
    line('break-glass', glassBroken),
    ...metrics.map(({ name, count, median, p90 }) => line(name, count, median, p90)),
    line('margin', margins.count, margins.median, null, margins.least),
    line('margin-missed', margins.missed),
    line('approvals-asked', approvals.asked),
    line('approvals-answered', approvals.answered),
    line('approvals-late', approvals.late),
  ];
}

function seconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : Math.round(milliseconds / 1_000);
}
