import { z } from 'zod';
import { defineEvent } from './define-event.ts';

/** A group that was put off waits for triage again: its time has come, or a signal came that is worse. */
export const signalWoken = defineEvent('signal-woken', z.strictObject({ because: z.enum(['time', 'worse']) }));
