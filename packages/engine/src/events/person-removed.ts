import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** The person is no longer of the organisation. Their tokens and approvals stop counting at once. */
export const personRemoved = defineEvent('person-removed', z.strictObject({ removedBy: idField, reason: contentRef }));
