import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { digestField, idField } from './fields.ts';

/** A version of the plan, by its digest. It is in force for incidents declared from now on. */
export const planVersionAdded = defineEvent(
  'plan-version-added',
  z.strictObject({ version: digestField, source: contentRef, compiled: contentRef, addedBy: idField.nullable() }),
);
