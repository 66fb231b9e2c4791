import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField, switchValueField } from './fields.ts';

/** An incident holds this switch. The switch is held while one hold is left. */
export const holdPlaced = defineEvent(
  'hold-placed',
  z.strictObject({ incident: idField, action: z.int().min(1), value: switchValueField }),
);
