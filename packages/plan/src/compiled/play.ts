import { z } from 'zod';
import { dimensions } from '../compiled-plan.ts';
import { condition, functionId, period, severity, timeLimit, timeLimits } from './parts.ts';

export const incidentType = z.strictObject({
  title: z.string(),
  dimensions: z.array(z.enum(dimensions)),
  countsWhen: condition.nullable(),
  evidence: z.array(z.string()),
});

export const fact = z.strictObject({
  ask: z.string(),
  answer: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ordered'), values: z.array(z.string()) }),
    z.strictObject({ kind: z.literal('number'), unit: z.string() }),
    z.strictObject({ kind: z.literal('yes-no') }),
    z.strictObject({ kind: z.literal('time') }),
  ]),
  answeredBy: z.array(functionId),
  within: timeLimit.nullable(),
  untilAnswered: severity.nullable(),
});

export const severityLevel = z.strictObject({ title: z.string(), posture: z.string(), opens: z.array(z.string()) });

export const severityRule = z.strictObject({
  clause: z.string(),
  level: severity,
  when: condition,
  because: z.string(),
});

const task = z.strictObject({ id: z.string(), title: z.string(), owner: functionId, within: timeLimits });

export const stage = z.strictObject({
  owner: functionId,
  within: timeLimits,
  tasks: z.array(task),
  decisions: z.array(task),
  leaveWhen: z.array(z.string()),
});

export const gate = z.strictObject({
  approve: z.array(z.strictObject({ count: z.number().int().positive(), of: functionId })).min(1),
  within: period,
  onSilence: z.strictObject({ kind: z.literal('escalate'), after: period, to: z.array(z.string()) }),
  expires: period,
  runWithin: period,
  breakGlass: z.strictObject({ by: z.string(), when: condition, reviewWithin: period }).nullable(),
});

export const evidenceCategory = z.strictObject({
  title: z.string(),
  keep: period,
  lawfulBasis: z.string(),
  purpose: z.string(),
  minimise: z.string().nullable(),
});

export const notification = z.strictObject({
  to: z.string(),
  when: condition,
  within: period.nullable(),
  owner: functionId,
  action: z.string().nullable(),
});
