import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Nobody stands in any more, or whoever was asked said no. The plan's own rotation counts again. */
export const coverWithdrawn = defineEvent('cover-withdrawn', z.strictObject({ cover: idField, person: idField }));
