import { routes } from '@muster/api';
import type { Ticket } from '@muster/engine';
import { answerOf, json } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import type { TicketService, UsedTrackers } from './ticket-service.ts';

export interface TicketRoutePorts {
  readonly tickets: TicketService;
  readonly trackers: UsedTrackers;
}

export function createTicketRoutes({ tickets, trackers }: TicketRoutePorts): readonly Binding[] {
  const { list, again, trackers: listTrackers } = routes.tickets;
  return [
    bind(listTrackers, async () =>
      json({ trackers: [...trackers].map(([tracker, { where }]) => ({ tracker, where })) }),
    ),
    bind(list, async ({ query, caller: { organisation } }) => {
      const { after = null, limit, state } = query;
      const page = await tickets.list(organisation, { failed: state === 'failed', after, limit });
      return json({
        items: page.items.map((each) => ({ ...presentTicket(each), about: { ...each.subject } })),
        next: page.next,
      });
    }),
    bind(again, async ({ params, caller }) => {
      const done = await tickets.again(caller, params.ticket);
      return done.ok ? json({}) : answerOf(done);
    }),
  ];
}

/** A ticket as lists show it. */
export function presentTicket({ id, tracker, state, attempts, askedAt }: Ticket) {
  return {
    id,
    tracker,
    state: state.kind,
    key: state.kind === 'made' ? state.key : null,
    url: state.kind === 'made' ? state.url : null,
    because: 'because' in state ? state.because : null,
    status: 'because' in state ? state.status : null,
    attempts,
    askedAt,
    nextAt: state.kind === 'deferred' ? state.until : null,
  };
}
