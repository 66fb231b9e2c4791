import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** The first sight of a signal: an alert that began to fire, a report, a notice. Its text is content. */
export const signalReceived = defineEvent(
  'signal-received',
  z.strictObject({
    source: idField,
    /** What makes two sightings the same signal: for Alertmanager, fingerprint and startsAt. */
    key: z.string().min(1).max(500),
    group: idField,
    system: idField.nullable(),
    startsAt: instantField,
    receivedAt: instantField,
    content: contentRef,
  }),
);
