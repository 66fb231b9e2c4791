import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { digestField } from './fields.ts';

/** The one-time link was used, and a token was made from it. */
export const linkUsed = defineEvent('link-used', z.strictObject({ secretHash: digestField }));
