import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { digestField, idField } from './fields.ts';

/** An approver refused the version. It may be proposed anew. */
export const planVersionRefused = defineEvent(
  'plan-version-refused',
  z.strictObject({
    version: digestField,
    replaces: digestField,
    person: idField,
    seat: idField,
    reason: contentRef,
  }),
);
