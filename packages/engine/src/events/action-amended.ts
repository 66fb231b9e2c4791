import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { digestField, parametersField } from './fields.ts';

/** The action is changed before it ran. Every approval of the former one is void. */
export const actionAmended = defineEvent(
  'action-amended',
  z.strictObject({
    number: z.int().min(1),
    parameters: parametersField,
    reason: contentRef,
    digest: digestField,
  }),
);
