import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { digestField, findingCountsField, idField, instantField } from './fields.ts';

/** Somebody asks that this version takes the place of the one in force. It changes nothing yet. */
export const planVersionProposed = defineEvent(
  'plan-version-proposed',
  z.strictObject({
    version: digestField,
    /** The version in force then. Approvals hold for this step alone. */
    replaces: digestField,
    source: contentRef,
    compiled: contentRef,
    note: contentRef.nullable(),
    proposedBy: idField,
    findings: findingCountsField,
    /** The gate of the version in force that it passes; null where that one names none. */
    gate: idField.nullable(),
    due: instantField,
  }),
);
