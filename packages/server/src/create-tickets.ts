import type { SignalGroup, Ticket } from '@muster/engine';
import { z } from 'zod';
import { openWords } from './features/signals/ticket-words.ts';
import { createTicketRoutes, presentTicket } from './features/tickets/ticket-routes.ts';
import { createTicketService } from './features/tickets/ticket-service.ts';
import type { TicketPorts, TicketService } from './features/tickets/ticket-service.ts';
import type { ContentReader } from './platform/content/content-reader.ts';
import type { Binding } from './platform/http/binding.ts';
import type { Channel } from './platform/outbox/outbox-turn.ts';

export interface TicketsPorts extends Omit<TicketPorts, 'wordsOf' | 'isWanted'> {
  readonly reader: Pick<ContentReader, 'texts'>;
  readonly findGroup: (organisation: string, group: string) => Promise<SignalGroup | null>;
}

export interface Tickets {
  readonly service: TicketService;
  readonly view: (organisation: string, id: string) => Promise<ReturnType<typeof presentTicket> | null>;
  readonly bindings: readonly Binding[];
  readonly outbox: readonly (readonly [string, Channel])[];
}

const due = z.object({ ticket: z.string(), version: z.int() });

/** Wires tickets for engineering: what they say is content of what they are about. */
export function createTickets(ports: TicketsPorts): Tickets {
  const service = createTicketService({
    ...ports,
    async wordsOf(organisation, { id, subject }: Ticket) {
      const group = await ports.findGroup(organisation, subject.group);
      const ref = group?.tickets.find((each) => each.id === id)?.text;
      if (ref === undefined) return null;
      return openWords((await ports.reader.texts(organisation, [ref])).get(ref.id) ?? null);
    },
    async isWanted(organisation, { id, subject }) {
      const triage = (await ports.findGroup(organisation, subject.group))?.triage;
      return triage?.kind === 'ticketed' && triage.ticket === id;
    },
  });
  return {
    service,
    async view(organisation, id) {
      const found = await service.find(organisation, id);
      return found && presentTicket(found);
    },
    bindings: createTicketRoutes({ tickets: service, trackers: ports.trackers }),
    outbox: [
      [
        'ticket',
        async ({ organisation, payload }) => {
          const { ticket, version } = due.parse(payload);
          await service.carryOut(organisation, ticket, version);
        },
      ],
    ],
  };
}
