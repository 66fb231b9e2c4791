import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';

/** The incident is closed with its review. */
export const incidentClosed = defineEvent(
  'incident-closed',
  z.strictObject({ outcome: z.enum(['resolved', 'near-miss']), review: contentRef }),
);
