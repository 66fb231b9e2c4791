import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Triage found an incident in the signals of this group. */
export const signalDeclared = defineEvent('signal-declared', z.strictObject({ incident: idField, person: idField }));
