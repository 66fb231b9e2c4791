import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { instantField } from './fields.ts';

/** It is due at another instant, and somebody said why. */
export const followUpDueMoved = defineEvent(
  'follow-up-due-moved',
  z.strictObject({ from: instantField, due: instantField, reason: contentRef }),
);
