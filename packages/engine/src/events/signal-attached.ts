import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Triage found that the signals of this group belong to an incident that is open already. */
export const signalAttached = defineEvent('signal-attached', z.strictObject({ incident: idField, person: idField }));
