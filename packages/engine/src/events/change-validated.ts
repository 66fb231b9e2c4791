import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Another person than its author has shown that the change does what it should. */
export const changeValidated = defineEvent(
  'change-validated',
  z.strictObject({ number: z.int().min(1), person: idField, how: contentRef }),
);
