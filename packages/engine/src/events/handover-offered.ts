import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** The incident owner offers the incident to another person. */
export const handoverOffered = defineEvent(
  'handover-offered',
  z.strictObject({ from: idField, to: idField, note: contentRef.nullable() }),
);
