import { z } from 'zod';
import { unableCauses } from './gap-causes.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** A collector says that it cannot capture this category before the change. */
export const preservationAnswered = defineEvent(
  'preservation-answered',
  z.strictObject({
    number: z.int().min(1),
    category: idField,
    collector: idField,
    cause: z.enum(unableCauses),
  }),
);
