import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField, instantField, severityField } from './fields.ts';

/** Triage puts the group off until then. `level`: the worst that a source said of it so far; what is worse wakes it. */
export const signalSnoozed = defineEvent(
  'signal-snoozed',
  z.strictObject({ person: idField, until: instantField, level: severityField.nullable() }),
);
