import { z } from 'zod';
import { defineEvent } from './define-event.ts';

/** The invited person used the one-time link. */
export const personJoined = defineEvent('person-joined', z.strictObject({}));
