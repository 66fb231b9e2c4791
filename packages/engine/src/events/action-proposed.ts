import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { digestField, idField, parametersField } from './fields.ts';

/** Somebody asks for one exact action. Its digest is what an approval binds to. */
export const actionProposed = defineEvent(
  'action-proposed',
  z.strictObject({
    number: z.int().min(1),
    action: idField,
    parameters: parametersField,
    /** The number of the executed action that this one takes back, or null. */
    undoes: z.int().min(1).nullable(),
    reason: contentRef,
    digest: digestField,
  }),
);
