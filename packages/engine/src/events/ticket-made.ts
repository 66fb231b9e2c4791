import { z } from 'zod';
import { defineEvent } from './define-event.ts';

/**
 * The ticket is there: what its tracker calls it, and its address at the host that is set up. `wasThere`: an attempt
 * before had made it, and its answer was lost.
 */
export const ticketMade = defineEvent(
  'ticket-made',
  z.strictObject({
    key: z.string().min(1).max(60),
    url: z.string().min(8).max(500),
    wasThere: z.boolean(),
  }),
);
