import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** It had failed, and somebody wants it sent again. */
export const ticketAskedAgain = defineEvent('ticket-asked-again', z.strictObject({ person: idField }));
