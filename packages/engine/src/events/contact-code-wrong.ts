import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Somebody gave another code than the one that was sent. */
export const contactCodeWrong = defineEvent('contact-code-wrong', z.strictObject({ contact: idField }));
