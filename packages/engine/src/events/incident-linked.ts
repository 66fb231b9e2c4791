import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Another incident is the parent of this one, or a child of it. Both records say so, in one append. */
export const incidentLinked = defineEvent(
  'incident-linked',
  z.strictObject({ as: z.enum(['parent', 'child']), incident: idField, reason: contentRef }),
);
