import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { digestField, findingCountsField, idField } from './fields.ts';

/** An approved version is in force for incidents declared from now on. */
export const planVersionActivated = defineEvent(
  'plan-version-activated',
  z.strictObject({
    version: digestField,
    replaces: digestField,
    activatedBy: idField,
    approvedBy: z.array(idField),
    /** What the checker found at that moment; nothing that blocks. */
    findings: findingCountsField,
  }),
);
