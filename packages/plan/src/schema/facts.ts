import { z } from 'zod';
import { worseWays } from '../plan-words.ts';
import { custom, functionId, id, limit, line, listOf, severity } from './words.ts';

const kinds = ['ordered', 'one_of', 'any_of', 'number', 'yes_no', 'time'] as const;

const fact = z
  .strictObject({
    ask: line,
    ordered: listOf(id, 2).optional(),
    one_of: listOf(id, 2).optional(),
    any_of: listOf(id, 1).optional(),
    number: line.optional(),
    yes_no: z.literal(true).optional(),
    time: z.literal(true).optional(),
    answered_by: listOf(functionId),
    within: limit('declaration').optional(),
    until_answered: severity.optional(),
    worse: z.enum(worseWays).optional(),
    gate: id.optional(),
  })
  .superRefine((given, context) => {
    if (given.any_of !== undefined && (given.any_of.length > 12 || given.any_of.includes('none'))) {
      const message = '`any_of` has at most twelve words, and "none" is no word of it: it is the answer without any.';
      context.addIssue({ ...custom('wrong-type', message), path: ['any_of'] });
    }
    const found = kinds.filter((kind) => given[kind] !== undefined);
    if (found.length === 1) return;
    const said = found.length === 0 ? 'none' : found.join(' and ');
    const message = `Say one kind of answer: \`ordered\`, \`one_of\` or \`any_of\` with their words, \`number\` with its unit, \`yes_no: true\` or \`time: true\`. Found: ${said}.`;
    context.addIssue(custom('missing', message));
  });

/** The questions whose answers decide severity and duties. */
export const facts = z.record(z.string(), fact);
