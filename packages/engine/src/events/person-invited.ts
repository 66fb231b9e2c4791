import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Somebody may join. Name and contacts are content. */
export const personInvited = defineEvent(
  'person-invited',
  z.strictObject({ name: contentRef, administrator: z.boolean(), invitedBy: idField.nullable() }),
);
