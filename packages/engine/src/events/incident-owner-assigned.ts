import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** A person answers for the incident from now on, without a hand-over: nobody was there to hand it over. */
export const incidentOwnerAssigned = defineEvent(
  'incident-owner-assigned',
  z.strictObject({ person: idField, seat: idField.nullable(), reason: contentRef }),
);
