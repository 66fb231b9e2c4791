import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** The code came back: what is sent there reaches who added it. */
export const contactVerified = defineEvent('contact-verified', z.strictObject({ contact: idField }));
