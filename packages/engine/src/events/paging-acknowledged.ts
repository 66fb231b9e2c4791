import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Somebody is on it: nobody else is called. */
export const pagingAcknowledged = defineEvent('paging-acknowledged', z.strictObject({ person: idField }));
