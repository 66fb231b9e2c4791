import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Somebody keeps filters of a list under a name. Both are content: people write them. */
export const viewSaved = defineEvent('view-saved', z.strictObject({ view: idField, content: contentRef }));
