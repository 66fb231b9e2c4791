import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** A saved view is taken away, and its content destroyed with it. */
export const viewRemoved = defineEvent('view-removed', z.strictObject({ view: idField }));
