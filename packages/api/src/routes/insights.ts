import { z } from 'zod';
import { readJson, route } from '../route.ts';
import { instant, severity } from '../shapes.ts';
import { metricName } from './review.ts';

const spread = {
  count: z.int(),
  /** Milliseconds, by nearest rank: values that were measured. Null where none was. */
  median: z.int().nullable(),
  p90: z.int().nullable(),
};

const group = z.strictObject({
  /** The id of the type or the system, or the severity; null for what is of no system. */
  key: z.string().nullable(),
  title: z.string(),
  incidents: z.int(),
  open: z.int(),
  deviations: z.int(),
  glassBroken: z.int(),
  metrics: z.array(z.strictObject({ name: metricName, ...spread })),
  /** Milliseconds left before the deadlines of notices and reports; `least` is negative where one was missed. */
  margins: z.strictObject({
    count: z.int(),
    missed: z.int(),
    least: z.int().nullable(),
    median: z.int().nullable(),
  }),
  approvals: z.strictObject({ asked: z.int(), answered: z.int(), late: z.int() }),
});

const query = z.strictObject({
  /** Of the declaration; a year back from now without them. */
  from: instant.optional(),
  to: instant.optional(),
  /** `person` is refused: what single people did is personal data, and off. */
  by: z.enum(['type', 'system', 'severity', 'person']).default('type'),
  severity: severity.optional(),
});

const common = { ...readJson, policy: 'person', audit: 'access', query } as const;

/** What many responses show together. */
export const insightRoutes = {
  show: route({
    ...common,
    id: 'insights.show',
    path: '/api/v1/insights',
    summary:
      'Counts, medians and margins of the responses of a time, by type, system or severity. Exercises are left out.',
    answer: z.strictObject({
      from: z.string(),
      to: z.string(),
      by: z.enum(['type', 'system', 'severity']),
      /** Older incidents of that time that were too many to look at; 0 where all are in it. */
      leftOut: z.int(),
      whole: group,
      groups: z.array(group),
      months: z.array(
        z.strictObject({ month: z.string(), low: z.int(), medium: z.int(), high: z.int(), critical: z.int() }),
      ),
    }),
  }),
  csv: route({
    ...common,
    id: 'insights.csv',
    path: '/api/v1/insights.csv',
    summary: 'The same as a table of comma-separated values (RFC 4180) in which no cell is a formula.',
    gives: 'bytes',
    answer: z.unknown(),
  }),
} as const;
