import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Its provider says that nobody is reached there any more: a browser that was reset, an app that was removed. */
export const contactGone = defineEvent('contact-gone', z.strictObject({ contact: idField }));
