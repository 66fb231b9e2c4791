import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** A switch changed. These clients asked it lately: the action is proven once each of them was served what it is now. */
export const probeStarted = defineEvent(
  'probe-started',
  z.strictObject({
    number: z.int().min(1),
    /** The flag key. */
    switch: idField,
    /** Ids of service tokens; empty where nobody asked lately. */
    clients: z.array(idField),
    until: instantField,
  }),
);
