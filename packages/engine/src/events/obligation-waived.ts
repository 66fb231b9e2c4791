import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Something that the plan asks for is not done, for a reason, by somebody whom the plan lets say so. */
export const obligationWaived = defineEvent(
  'obligation-waived',
  z.strictObject({ obligation: idField, person: idField, authority: idField, reason: contentRef }),
);
