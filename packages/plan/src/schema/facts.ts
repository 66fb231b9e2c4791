import { z } from 'zod';
import { custom, functionId, id, limit, line, listOf, severity } from './words.ts';

const kinds = ['ordered', 'number', 'yes_no', 'time'] as const;

const fact = z
  .strictObject({
    ask: line,
    ordered: listOf(id, 2).optional(),
    number: line.optional(),
    yes_no: z.literal(true).optional(),
    time: z.literal(true).optional(),
    answered_by: listOf(functionId),
    within: limit('declaration').optional(),
    until_answered: severity.optional(),
  })
  .superRefine((given, context) => {
    const found = kinds.filter((kind) => given[kind] !== undefined);
    if (found.length === 1) return;
    const said = found.length === 0 ? 'none' : found.join(' and ');
    const message = `Say one kind of answer: \`ordered\` with its words, \`number\` with its unit, \`yes_no: true\` or \`time: true\`. Found: ${said}.`;
    context.addIssue(custom('missing', message));
  });

/** The questions whose answers decide severity and duties. */
export const facts = z.record(z.string(), fact);
