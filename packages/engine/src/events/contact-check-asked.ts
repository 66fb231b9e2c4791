import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** Whoever is reached there is asked whether they still are: a code is on its way, as at first. */
export const contactCheckAsked = defineEvent(
  'contact-check-asked',
  z.strictObject({ contact: idField, code: idField, expiresAt: instantField }),
);
