import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Somebody sits in a seat of the plan, for every incident that does not say otherwise. */
export const seatFilled = defineEvent('seat-filled', z.strictObject({ person: idField, filledBy: idField.nullable() }));
