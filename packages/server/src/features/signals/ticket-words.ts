import type { Ticket } from '@muster/connectors';
import type { SignalGroup } from '@muster/engine';
import { z } from 'zod';

/** What a ticket about signals says, but for its own id. */
export type TicketWords = Omit<Ticket, 'marker'>;

const sealed = z.strictObject({
  title: z.string(),
  note: z.string().nullable(),
  facts: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  link: z.string(),
});

/**
 * A ticket about a group: what the person wrote, how many signals, since when, about which AI system, and the way back.
 * Nothing of what a source or a reporter said: that can be personal data, and a tracker is not ours.
 */
export function ticketWords(
  group: SignalGroup,
  { title, note }: Pick<TicketWords, 'title' | 'note'>,
  origin: string,
): TicketWords {
  const signals = Object.values(group.signals);
  const firing = signals.filter(({ resolvedAt }) => resolvedAt === null).length;
  const facts = [
    { name: 'AI system', value: group.system ?? 'not named' },
    { name: 'Source', value: group.source },
    { name: 'Signals', value: `${signals.length}, ${firing} firing` },
    { name: 'First seen', value: group.firstReceivedAt },
    { name: 'Last seen', value: group.lastReceivedAt },
  ];
  return { title, note, facts, link: `${origin}/inbox?show=all&group=${encodeURIComponent(group.id)}` };
}

export function sealedWords(words: TicketWords): string {
  return JSON.stringify(words);
}

/** Null for what was destroyed. */
export function openWords(text: string | null): TicketWords | null {
  return text === null ? null : sealed.parse(JSON.parse(text));
}
