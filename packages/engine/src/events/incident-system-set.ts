import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** The incident is of this AI system: nobody knew which when it was declared, or it was thought to be another. */
export const incidentSystemSet = defineEvent(
  'incident-system-set',
  z.strictObject({ from: idField.nullable(), to: idField, reason: contentRef.nullable() }),
);
