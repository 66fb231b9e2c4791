import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** The request for silence is over before its end. */
export const clockResumed = defineEvent('clock-resumed', z.strictObject({ clock: idField, reason: contentRef }));
