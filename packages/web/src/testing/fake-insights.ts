import type { Answer } from '../client/route-name.ts';
import type { FakeClock } from './fake-clock.ts';
import { worded } from './fake-words.ts';
import type { Wording } from './fake-words.ts';

type Insights = Answer<'insights.show'>;
type Group = Insights['whole'];

const minute = 60_000;
const names = [
  ['detect', 4],
  ['declare', 9],
  ['triage', 22],
  ['legal-review', 48],
  ['decide-containment', 55],
  ['effective-containment', 71],
  ['notify', 900],
  ['recover', 7_200],
  ['approval', 12],
] as const;

/** Numbers of a year; a greater amount has more groups. */
export function fakeInsights({ at }: FakeClock, wording: Wording, count: number): Insights {
  const day = 24 * 60;
  const titles = ['Sensitive data exposed', 'Instructions overridden by hostile content', 'Vendor model unavailable'];
  const groups = Array.from({ length: count }, (_, index) =>
    groupOf(index === 2 ? null : `type-${index}`, worded(titles[index % 3] ?? '', wording, index), 9 - (index % 8)),
  );
  return {
    from: at(-365 * day),
    to: at(0),
    by: 'type',
    leftOut: count > 10 ? 300 : 0,
    whole: groupOf(null, 'All', count === 0 ? 0 : 24),
    groups,
    months: Array.from({ length: count === 0 ? 0 : 12 }, (_, month) => ({
      month: `2026-${String(month + 1).padStart(2, '0')}`,
      low: (month * 3) % 4,
      medium: (month * 5) % 3,
      high: month % 3,
      critical: month % 5 === 0 ? 1 : 0,
    })),
  };
}

function groupOf(key: string | null, title: string, incidents: number): Group {
  return {
    key,
    title,
    incidents,
    open: Math.min(incidents, 2),
    deviations: incidents * 2,
    glassBroken: incidents > 8 ? 1 : 0,
    metrics: names.map(([name, minutes]) =>
      name === 'detect' && incidents < 5
        ? { name, count: 0, median: null, p90: null }
        : { name, count: incidents, median: minutes * minute, p90: minutes * 3 * minute },
    ),
    margins: {
      count: incidents,
      missed: incidents > 8 ? 1 : 0,
      least: (incidents > 8 ? -14 : 40) * minute,
      median: 2_000 * minute,
    },
    approvals: { asked: incidents, answered: incidents, late: incidents > 8 ? 2 : 0 },
  };
}
