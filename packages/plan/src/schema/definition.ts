import { z } from 'zod';
import { dimensions } from '../compiled-plan.ts';
import { conditionText, id, line, listOf, statement } from './words.ts';

const incidentType = z.strictObject({
  title: line,
  dimensions: listOf(z.enum(dimensions)),
  counts_when: conditionText.optional(),
  evidence: listOf(id),
});

/** What counts as an AI incident. The six types are those every plan must know; a plan may add its own. */
export const definition = z.strictObject({
  statement,
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
