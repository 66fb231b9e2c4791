import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** The source says that a signal is over. Nobody has to believe it: triage and incident go on. */
export const signalResolved = defineEvent(
  'signal-resolved',
  z.strictObject({ key: z.string().min(1).max(500), endsAt: instantField, receivedAt: instantField, source: idField }),
);
