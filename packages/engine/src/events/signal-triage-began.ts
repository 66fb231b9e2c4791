import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** A person looks at the group of signals: from now on somebody has seen it. */
export const signalTriageBegan = defineEvent('signal-triage-began', z.strictObject({ person: idField }));
