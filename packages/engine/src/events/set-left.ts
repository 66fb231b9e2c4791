import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** An incident turned out to have another cause. */
export const setLeft = defineEvent('set-left', z.strictObject({ incident: idField, reason: contentRef }));
