import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** The machine's token is void at once. */
export const serviceTokenRevoked = defineEvent('service-token-revoked', z.strictObject({ revokedBy: idField }));
