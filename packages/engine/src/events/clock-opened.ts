import { z } from 'zod';
import { clockSourceField } from './clock-fields.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** A clock of the plan's register runs in this incident. It ends by a record, never by other facts or less severity. */
export const clockOpened = defineEvent(
  'clock-opened',
  z.strictObject({
    clock: idField,
    source: clockSourceField,
    /** Regime or agreement. */
    of: idField,
    entity: idField.nullable(),
    /** What the entity is under that law for that system: `gdpr/controller`. */
    role: idField.nullable(),
    system: idField.nullable(),
    clause: z.string(),
    /** The plan alone says that it applies; else somebody has to decide it. */
    byPlan: z.boolean(),
  }),
);
