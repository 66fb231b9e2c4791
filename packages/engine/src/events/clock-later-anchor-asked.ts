import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** Somebody of legal asks that clocks count from a later moment. Until another confirms it the earlier one stays. */
export const clockLaterAnchorAsked = defineEvent(
  'clock-later-anchor-asked',
  z.strictObject({ fact: idField, from: instantField, to: instantField, reason: contentRef }),
);
