import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';

/** Another person than the one who did it has seen that it works. */
export const followUpValidated = defineEvent('follow-up-validated', z.strictObject({ how: contentRef }));
