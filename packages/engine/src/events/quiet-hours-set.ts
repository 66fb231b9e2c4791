import { z } from 'zod';
import { quietHoursField } from './contact-fields.ts';
import { defineEvent } from './define-event.ts';

/** When somebody is not called, unless it is critical or could be; null for never. */
export const quietHoursSet = defineEvent('quiet-hours-set', z.strictObject({ hours: quietHoursField.nullable() }));
