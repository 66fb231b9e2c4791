import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** In which order somebody wants to be called over their contact methods. */
export const contactsOrdered = defineEvent('contacts-ordered', z.strictObject({ contacts: z.array(idField).max(20) }));
