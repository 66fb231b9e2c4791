import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** A signal came again with other content: labels or annotations that differ. */
export const signalChanged = defineEvent(
  'signal-changed',
  z.strictObject({ key: z.string().min(1).max(500), receivedAt: instantField, content: contentRef, source: idField }),
);
