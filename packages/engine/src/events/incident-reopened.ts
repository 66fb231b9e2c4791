import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { stageField } from './fields.ts';

/** A closed incident is open again. */
export const incidentReopened = defineEvent(
  'incident-reopened',
  z.strictObject({ reason: contentRef, stage: stageField }),
);
