import { eventReader, evolveTicket, ticketEvents } from '@muster/engine';
import type { RecordedTicketEvent, Ticket } from '@muster/engine';
import { z } from 'zod';
import type { RowChange } from '../../platform/store/store.ts';
import type { StreamKind } from '../../platform/streams/streams.ts';

export const ticketStream: StreamKind<Ticket, RecordedTicketEvent> = {
  name: 'ticket',
  read: eventReader(ticketEvents),
  evolve: evolveTicket,
};

/** Every ticket, the latest last; and apart those that failed, so that nobody has to look through all of them. */
export const ticketModel = 'ticket';
export const failedTicketModel = 'ticket-failed';

export const ticketRow = z.strictObject({ id: z.string() });

export function ticketRows({ id, askedAt, state }: Ticket): readonly RowChange[] {
  const row = { key: id, sort: `${askedAt} ${id}`, row: { id } };
  const failed = state.kind === 'failed' ? row : { ...row, row: null };
  return [
    { model: ticketModel, ...row },
    { model: failedTicketModel, ...failed },
  ];
}
