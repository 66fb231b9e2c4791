import { z } from 'zod';
import { dimensions, evidenceContents, stages, worseWays } from '../plan-words.ts';
import {
  condition,
  day,
  functionId,
  namesOrNone,
  period,
  severity,
  textOrNull,
  timeLimit,
  timeLimits,
} from './parts.ts';

export const incidentType = z.strictObject({
  title: z.string(),
  dimensions: z.array(z.enum(dimensions)),
  countsWhen: condition.nullable(),
  evidence: z.array(z.string()),
  tags: namesOrNone,
  nearMissWhen: condition.nullable().default(null),
});

export const fact = z.strictObject({
  ask: z.string(),
  answer: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ordered'), values: z.array(z.string()) }),
    z.strictObject({ kind: z.literal('number'), unit: z.string() }),
    z.strictObject({ kind: z.literal('yes-no') }),
    z.strictObject({ kind: z.literal('time') }),
    z.strictObject({ kind: z.literal('choice'), values: z.array(z.string()) }),
    z.strictObject({ kind: z.literal('set'), values: z.array(z.string()) }),
  ]),
  answeredBy: z.array(functionId),
  within: timeLimit.nullable(),
  untilAnswered: severity.nullable(),
  worse: z.enum(worseWays).default('rising'),
  gate: textOrNull,
});

export const severityLevel = z.strictObject({
  title: z.string(),
  posture: z.string(),
  opens: z.array(z.string()),
  acknowledge: period.nullable().default(null),
  calls: z.array(functionId).default([]),
  tells: namesOrNone,
  reportEvery: period.nullable().default(null),
});

export const severityRule = z.strictObject({
  clause: z.string(),
  level: severity,
  when: condition,
  because: z.string(),
});

const task = z.strictObject({
  id: z.string(),
  title: z.string(),
  owner: functionId,
  within: timeLimits,
  options: namesOrNone,
});

export const stage = z.strictObject({
  owner: functionId,
  within: timeLimits,
  tasks: z.array(task),
  decisions: z.array(task),
  leaveWhen: z.array(z.string()),
  criteria: namesOrNone,
  returns: z
    .strictObject({ to: z.array(z.enum(stages)), atMost: z.number().int().positive() })
    .nullable()
    .default(null),
});

export const gate = z.strictObject({
  approve: z.array(z.strictObject({ count: z.number().int().positive(), of: functionId })).min(1),
  within: period,
  onSilence: z.strictObject({ kind: z.literal('escalate'), after: period, to: z.array(z.string()) }),
  expires: period,
  runWithin: period,
  breakGlass: z
    .strictObject({
      by: z.string(),
      when: condition,
      reviewWithin: period,
      lasts: period.nullable().default(null),
      reviewedBy: textOrNull,
      never: namesOrNone,
    })
    .nullable(),
  standing: z
    .strictObject({ template: z.string(), releasedBy: functionId, until: day, atMost: z.number().int().positive() })
    .nullable()
    .default(null),
});

export const evidenceCategory = z.strictObject({
  title: z.string(),
  keep: period,
  lawfulBasis: z.string(),
  purpose: z.string(),
  minimise: z.string().nullable(),
  covers: z.array(z.enum(evidenceContents)).default([]),
  owner: functionId.nullable().default(null),
  collectWithin: period.nullable().default(null),
  atMost: period.nullable().default(null),
  sealedOriginal: z.boolean().default(false),
});

export const notification = z.strictObject({
  to: z.string(),
  when: condition,
  within: period.nullable(),
  owner: functionId,
  action: z.string().nullable(),
  template: textOrNull,
  holding: textOrNull,
  supportScript: textOrNull,
  retraction: textOrNull,
  through: namesOrNone,
});
