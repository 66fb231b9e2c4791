import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** The time of a probe is over and the action is not proven. These clients still have what was before. */
export const probeOverdue = defineEvent(
  'probe-overdue',
  z.strictObject({
    number: z.int().min(1),
    /** Empty where no client has asked at all. */
    waitingFor: z.array(idField),
    escalatedTo: z.array(idField),
  }),
);
