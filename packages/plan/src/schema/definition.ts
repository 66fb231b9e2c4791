import { z } from 'zod';
import { dimensions } from '../plan-words.ts';
import { conditionText, id, line, listOf, period, statement } from './words.ts';

const incidentType = z.strictObject({
  title: line,
  dimensions: listOf(z.enum(dimensions)),
  counts_when: conditionText.optional(),
  evidence: listOf(id),
  tags: listOf(line).optional(),
  near_miss_when: conditionText.optional(),
});

const threshold = z.strictObject({
  title: line,
  type: id,
  measure: id,
  at_least: z.number().nonnegative(),
  unit: line,
  lasting: period.optional(),
});

/** What counts as an AI incident. The six types are those every plan must know; a plan may add its own. */
export const definition = z.strictObject({
  statement,
  near_miss: statement.optional(),
  not_an_incident: statement.optional(),
  thresholds: z.record(z.string(), threshold).optional(),
  types: z
    .object({
      'sensitive-data-exposure': incidentType,
      'incorrect-output': incidentType,
      'prompt-injection': incidentType,
      'unauthorised-behaviour': incidentType,
      'vendor-outage': incidentType,
      'harmful-or-biased-output': incidentType,
    })
    .catchall(incidentType),
});
