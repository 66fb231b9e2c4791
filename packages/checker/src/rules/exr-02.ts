import { dayOf } from '../analysis/days.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * An exercise that finds a gap is worth what is done about it. No gap is open beyond its day, and none is found twice:
 * one that an exercise meets again, while it is open or after it was closed, was not mended.
 */
export const exr02: Rule = {
  id: 'EXR-02',
  layer: 'L1',
  severity: 'warning',
  title: 'No follow-up is overdue, and no gap is found twice',
  fix: 'Mend the gap and write the day into `closed`, or give it a new day and say why.',
  *check({ plan, now }: CheckedPlan): Iterable<Found> {
    const today = dayOf(now);
    for (const [id, { title, owner, due, found, closed }] of Object.entries(plan.exercises.gaps)) {
      const told = { path: ['exercises', 'gaps', id], subject: id, counterexample: null } as const;
      if (closed === null && due < today)
        yield { ...told, message: `${owner} was to mend "${title}" by ${due}, and it is still open.` };
      const latest = found.toSorted().at(-1) ?? '';
      const again = closed === null ? found.length > 1 : latest > closed;
      if (again)
        yield {
          ...told,
          message: `"${title}" was found again on ${latest}${closed === null ? '' : `, after it was closed on ${closed}`}.`,
        };
    }
  },
};
