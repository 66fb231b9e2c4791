import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Nobody sits in the seat. */
export const seatVacated = defineEvent('seat-vacated', z.strictObject({ person: idField, vacatedBy: idField }));
