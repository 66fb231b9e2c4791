import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import type { Refusal, Result, SignalGroup, TicketSubject, TrackerName } from '@muster/engine';
import type { Caller } from '../../platform/caller.ts';
import type { ContentWriter } from '../../platform/content/content-writer.ts';
import { answerOf, json, notFound } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import type { PreparedTicket, SignalService } from './signal-service.ts';
import { sealedWords, ticketWords } from './ticket-words.ts';
import type { TicketWords } from './ticket-words.ts';

type Preview = AnswerOf<typeof routes.signals.previewTicket>;

export interface SignalTicketPorts {
  readonly signals: Pick<SignalService, 'find' | 'ticket'>;
  readonly writer: Pick<ContentWriter, 'text'>;
  readonly origin: () => string;
  readonly prepareTicket: (
    caller: Caller,
    subject: TicketSubject,
    tracker: TrackerName | null,
  ) => Promise<Result<PreparedTicket, Refusal>>;
  readonly previewTicket: (words: TicketWords, tracker: TrackerName | null) => Result<Preview, Refusal>;
}

/** Handing a group of signals to engineering: what would leave is shown first. */
export function createSignalTicketRoutes(ports: SignalTicketPorts): readonly Binding[] {
  const { signals, writer, origin } = ports;
  const { previewTicket, ticket } = routes.signals;
  const wordsFor = (group: SignalGroup, { title, note }: Pick<TicketWords, 'title' | 'note'>) =>
    ticketWords(group, { title, note }, origin());
  return [
    bind(previewTicket, async ({ params, body, caller: { organisation } }) => {
      const group = await signals.find(organisation, params.group);
      if (group === null) return notFound(`group of signals ${params.group}`);
      return answerOf(ports.previewTicket(wordsFor(group, body), body.tracker));
    }),
    bind(ticket, async ({ params, body, caller }) => {
      const group = await signals.find(caller.organisation, params.group);
      if (group === null) return notFound(`group of signals ${params.group}`);
      const prepared = await ports.prepareTicket(caller, { kind: 'signals', group: group.id }, body.tracker);
      if (!prepared.ok) return answerOf(prepared);
      const [reason, text] = await Promise.all([
        writer.text(body.reason),
        writer.text(sealedWords(wordsFor(group, body))),
      ]);
      const done = await signals.ticket(caller, group.id, { reason, text, prepared: prepared.value });
      return done.ok ? json(done.value) : answerOf(done);
    }),
  ];
}
