import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** Who is on call now, layer by layer, where that is other than before; they and their predecessors are told. */
export const onCallChanged = defineEvent(
  'on-call-changed',
  z.strictObject({
    plan: idField,
    layers: z.array(z.strictObject({ layer: idField, seat: idField.nullable(), until: instantField.nullable() })),
  }),
);
