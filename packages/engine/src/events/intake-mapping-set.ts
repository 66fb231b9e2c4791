import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Where a value stands in a document: the first pointer that leads to one, renamed by `values`; else `otherwise`. */
const place = z.strictObject({
  at: z.array(z.string().max(500)).max(10),
  values: z.record(z.string().max(200), z.string().max(200)),
  otherwise: z.string().max(300).nullable(),
});

/** How documents of one source become signals. It is in force for what is read from now on. */
export const intakeMappingSet = defineEvent(
  'intake-mapping-set',
  z.strictObject({
    mapping: z.strictObject({
      title: place,
      system: place,
      key: place,
      group: place,
      startsAt: place,
      resolved: z.strictObject({ at: z.array(z.string().max(500)).max(10), is: z.array(z.string().max(200)).max(50) }),
    }),
    setBy: idField.nullable(),
  }),
);
