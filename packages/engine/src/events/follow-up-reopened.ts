import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { instantField } from './fields.ts';

/** It was not done after all, or does not hold. It is owed again, by this instant. */
export const followUpReopened = defineEvent(
  'follow-up-reopened',
  z.strictObject({ reason: contentRef, due: instantField }),
);
