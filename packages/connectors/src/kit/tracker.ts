import { plainLine } from './message.ts';
import { outcomeOfFault } from './outcome-of.ts';
import type { Failed } from './channel.ts';

/**
 * What is handed to engineering. A ticket leaves the house: it holds the title and the note that a person wrote for it,
 * numbers, instants, ids of the plan and the way back. It has no field for what a source or a reporter said.
 */
export interface Ticket {
  /** The same for each attempt at one ticket: how a repeat finds the one that is there. Letters, digits, hyphens. */
  readonly marker: string;
  readonly title: string;
  /** What the person wants to say besides; null for nothing. Several lines. */
  readonly note: string | null;
  readonly facts: readonly TicketFact[];
  /** Where it is in Muster, after signing in. */
  readonly link: string;
}

export interface TicketFact {
  readonly name: string;
  readonly value: string;
}

/** What became of one attempt. */
export type TicketOutcome =
  /**
   * It is there. `key`: what people call it. `url`: where it is, at the host that is set up. `wasThere`: an earlier
   * attempt had made it already.
   */
  { readonly kind: 'made'; readonly key: string; readonly url: string; readonly wasThere: boolean } | Failed;

/**
 * One place where engineering keeps its tickets. Never throws for what its vendor does, and gives back nothing that the
 * vendor wrote but the ticket's key.
 */
export interface Tracker {
  /** `github`: what the configuration and the record call it. */
  readonly name: string;
  /** Where tickets go, for people: `github.com/acme/assistant`. Never a credential. */
  readonly where: string;
  /** What would be sent, as text. */
  preview(ticket: Ticket): TicketText;
  /** Makes it, or finds the one that an earlier attempt made. */
  make(ticket: Ticket, options: { readonly signal: AbortSignal }): Promise<TicketOutcome>;
}

/** Looks for what an earlier attempt made before it makes another. Never throws for what a vendor does. */
export function makeOnce(
  find: (marker: string, signal: AbortSignal) => Promise<TicketOutcome | null>,
  create: (ticket: Ticket, signal: AbortSignal) => Promise<TicketOutcome>,
): Tracker['make'] {
  return async (ticket, { signal }) => {
    try {
      return (await find(ticket.marker, signal)) ?? (await create(ticket, signal));
    } catch (error) {
      return outcomeOfFault(error);
    }
  };
}

export interface TicketText {
  readonly title: string;
  readonly text: string;
}

/** Characters of a title that every vendor takes. */
const mostTitle = 150;
const mostFact = 200;

/** A ticket whose every part is printable: titles and facts of one line, a note of whole lines. */
export function plainTicket({ marker, title, note, facts, link }: Ticket): Ticket {
  return {
    marker,
    title: plainLine(title, mostTitle),
    note: note === null ? null : plainLines(note),
    facts: facts.map(({ name, value }) => ({ name: plainLine(name), value: plainLine(value, mostFact) })),
    link,
  };
}

/** How a ticket names its marker, so that people know what the word is for. */
export function markerLine(marker: string): string {
  return `Muster reference: ${marker}`;
}

/** The whole ticket as text, for previews and for vendors that read plain text. */
export function ticketText(ticket: Ticket): TicketText {
  const { marker, title, note, facts, link } = plainTicket(ticket);
  const parts = [
    ...(note === null ? [] : [note]),
    facts.map(({ name, value }) => `${name}: ${value}`).join('\n'),
    `In Muster: ${link}\n${markerLine(marker)}`,
  ];
  return { title, text: parts.join('\n\n') };
}

/** Lines without control characters or marks that turn the direction of writing. */
function plainLines(text: string): string {
  const lines = text.split(/\r\n|[\r\n\p{Zl}\p{Zp}]/u);
  return lines
    .map((line) => line.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trimEnd())
    .join('\n')
    .trim();
}
