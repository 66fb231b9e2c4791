import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** The token is void at once. */
export const tokenRevoked = defineEvent('token-revoked', z.strictObject({ token: idField }));
