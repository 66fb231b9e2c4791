import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { channelField } from './contact-fields.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Somebody said how to reach them. The address is content; it counts once it is verified. */
export const contactAdded = defineEvent(
  'contact-added',
  z.strictObject({ contact: idField, channel: channelField, address: contentRef }),
);
