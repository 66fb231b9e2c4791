import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Triage found no incident: why, and the ticket for engineering where that is all it needs. Kept, never deleted. */
export const signalDeclined = defineEvent(
  'signal-declined',
  z.strictObject({ person: idField, reason: contentRef, nearMiss: z.boolean(), ticket: contentRef.nullable() }),
);
