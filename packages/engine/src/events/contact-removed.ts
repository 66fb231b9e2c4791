import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Nothing is sent there any more, and its address is destroyed. */
export const contactRemoved = defineEvent('contact-removed', z.strictObject({ contact: idField }));
