import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';

/** What was declared turned out not to be an incident: an outcome with a reason, not a deletion. */
export const incidentFoundNotOne = defineEvent('incident-found-not-one', z.strictObject({ reason: contentRef }));
