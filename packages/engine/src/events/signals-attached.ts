import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** Further groups of signals belong to this incident. `firstSignalAt`: when the earliest of them was there. */
export const signalsAttached = defineEvent(
  'signals-attached',
  z.strictObject({ groups: z.array(idField).min(1).max(100), firstSignalAt: instantField }),
);
