import { parseInstant } from '@muster/clocks';
import { z } from 'zod';
import { dutiesOr } from './duty.ts';
import type { Duty, ReadDuties } from './duty.ts';

const entry = z.looseObject({ start: z.string(), end: z.string(), user: z.looseObject({ summary: z.string() }) });

/** What PagerDuty's REST API gives for `GET /schedules/{id}?since=…&until=…`. */
const answer = z.looseObject({
  schedule: z.looseObject({ final_schedule: z.looseObject({ rendered_schedule_entries: z.array(entry) }) }),
});

/** The duties of a PagerDuty schedule as its REST API (version 2) renders it, for whoever its entries name. */
export function readPagerDuty(json: unknown): ReadDuties {
  const parsed = answer.safeParse(json);
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('.') ?? '';
    return {
      ok: false,
      faults: [`This is no PagerDuty schedule with its entries rendered (at ${at}). Ask for it with since and until.`],
    };
  }
  const faults: string[] = [];
  const duties = parsed.data.schedule.final_schedule.rendered_schedule_entries.flatMap(
    ({ start, end, user }, index) => {
      const duty = dutyOf(start, end, user.summary);
      if (duty === null)
        faults.push(`Entry ${index + 1}: its start and end cannot be read, or it ends before it begins.`);
      return duty ?? [];
    },
  );
  return dutiesOr(duties, faults);
}

function dutyOf(start: string, end: string, who: string): Duty | null {
  try {
    const [from, until] = [parseInstant(start), parseInstant(end)];
    return from < until ? { from, until, who } : null;
  } catch {
    return null;
  }
}
