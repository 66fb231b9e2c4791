import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** The incident carries these words of public lists, and no others: `AML.T0051`, `LLM01:2025`, `ASI02`. */
export const incidentTagged = defineEvent('incident-tagged', z.strictObject({ tags: z.array(idField).max(30) }));
