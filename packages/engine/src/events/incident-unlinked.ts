import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** The link is taken away again. Both records keep that it was there. */
export const incidentUnlinked = defineEvent(
  'incident-unlinked',
  z.strictObject({ as: z.enum(['parent', 'child']), incident: idField, reason: contentRef }),
);
