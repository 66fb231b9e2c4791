import { z } from 'zod';
import type { Channel } from '../../platform/outbox/outbox-turn.ts';
import type { PagingService } from './paging-service.ts';

const request = z.object({
  seat: z.string().nullable(),
  person: z.string().nullable(),
  incident: z.string(),
  about: z.string(),
  /** Messages of before said nothing of it. */
  again: z.boolean().default(false),
});

/** Ends inside: what incidents ask for becomes a page that calls until somebody answers. */
export function createPageChannel(paging: PagingService): Channel {
  return async ({ id, organisation, payload }) => {
    const { seat, person, incident, about, again } = request.parse(payload);
    if (seat !== null)
      await paging.page(organisation, { message: id, incident, about, again, target: { kind: 'seat', seat } });
    else if (person !== null)
      await paging.page(organisation, { message: id, incident, about, again, target: { kind: 'person', person } });
    else throw new Error('A page is for a seat or for a person.');
  };
}
