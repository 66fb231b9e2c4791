import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** An incident gives up its own hold. Holds of other incidents stay. */
export const holdReleased = defineEvent(
  'hold-released',
  z.strictObject({ incident: idField, action: z.int().min(1), by: z.int().min(1) }),
);
