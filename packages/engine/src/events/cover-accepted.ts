import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Whoever sits in the seat stands in: pages call them from then on. */
export const coverAccepted = defineEvent('cover-accepted', z.strictObject({ cover: idField, person: idField }));
