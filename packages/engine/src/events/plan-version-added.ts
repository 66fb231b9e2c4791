import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { digestField, findingCountsField, idField } from './fields.ts';

/**
 * A version of the plan, by its digest, in force at once for incidents declared from now on: the first one of an
 * organisation. Version 1 did not say what the checker found.
 */
export const planVersionAdded = defineEvent(
  'plan-version-added',
  z.strictObject({
    version: digestField,
    source: contentRef,
    compiled: contentRef,
    /** Null: laid down by the program itself. */
    addedBy: idField.nullable(),
    findings: findingCountsField.nullable(),
  }),
  [(data) => (typeof data === 'object' && data !== null ? { ...data, findings: null } : data)],
);
