import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** For this incident somebody else sits in a seat than the directory says. */
export const seatAssigned = defineEvent('seat-assigned', z.strictObject({ seat: idField, person: idField }));
