import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** Somebody is to stand in on call for a while. It counts once whoever sits in that seat has accepted. */
export const coverOffered = defineEvent(
  'cover-offered',
  z.strictObject({
    cover: idField,
    layer: idField,
    from: instantField,
    to: instantField,
    seat: idField,
    offeredBy: idField,
  }),
);
