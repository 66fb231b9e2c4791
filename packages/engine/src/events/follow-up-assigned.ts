import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { followUpOwnerField } from './follow-up-fields.ts';

/** Another owes it now. */
export const followUpAssigned = defineEvent('follow-up-assigned', z.strictObject({ owner: followUpOwnerField }));
