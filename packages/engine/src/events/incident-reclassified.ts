import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** The type of the incident is another than first thought. */
export const incidentReclassified = defineEvent(
  'incident-reclassified',
  z.strictObject({ from: idField, to: idField, reason: contentRef }),
);
