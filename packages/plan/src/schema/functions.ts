import { z } from 'zod';
import { custom, id, line, listOf } from './words.ts';

const functionDefinition = z
  .strictObject({
    does: line,
    needs: listOf(line),
    lead: id,
    deputies: z.array(id).max(100),
    on_call: id.optional(),
    reachable: listOf(id).optional(),
  })
  .superRefine(({ lead, deputies }, context) => {
    deputies.forEach((deputy, index) => {
      if (deputies.indexOf(deputy) < index) {
        context.addIssue({
          ...custom('duplicate', `"${deputy}" is named twice. Remove one.`),
          path: ['deputies', index],
        });
      }
    });
    if (deputies.some((deputy) => deputy !== lead)) return;
    const message = `Name a deputy who is another person than the lead "${lead}": whoever leads can be away.`;
    context.addIssue({ ...custom('function-without-deputy', message), path: ['deputies'] });
  });

/** Who does what. Five functions are compulsory; people stand here by seat, never by name. */
export const functions = z.strictObject({
  security: functionDefinition,
  legal: functionDefinition,
  operations: functionDefinition,
  engineering: functionDefinition,
  executive: functionDefinition,
  privacy: functionDefinition.optional(),
  communications: functionDefinition.optional(),
});

/** The one person who answers for an incident: normally, and where a dimension is touched. */
export const incidentOwner = z.strictObject({
  normally: id,
  when_security: id.optional(),
  when_privacy: id.optional(),
  when_legal: id.optional(),
  when_operational: id.optional(),
  when_reputational: id.optional(),
  by_type: z.record(z.string(), id).optional(),
  on_call: id.optional(),
  may_decide: listOf(id).optional(),
});
