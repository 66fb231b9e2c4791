import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Further incidents have the cause of this set. */
export const setJoined = defineEvent('set-joined', z.strictObject({ incidents: z.array(idField).min(1).max(100) }));
