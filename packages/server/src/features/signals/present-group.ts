import type { AnswerOf, routes } from '@muster/api';
import { suggest } from '@muster/engine';
import type { Suggestion } from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';
import { saidIn } from './said-in.ts';
import type { SignalGroupRow } from './signal-stream.ts';
import { titleOf } from './title-of.ts';

/** A ticket as whoever keeps tickets presents it. */
export type TicketView = AnswerOf<typeof routes.signals.list>['items'][number]['ticket'];

/** What groups are shown with besides their own rows. */
export interface GroupWorld {
  /** Of each ticket that is named. */
  readonly tickets: ReadonlyMap<string, TicketView | null>;
  readonly plan: CompiledPlan | null;
  /** Of each incident that is named. */
  readonly references: ReadonlyMap<string, string | null>;
}

interface WorldPorts {
  readonly plan: (organisation: string) => Promise<CompiledPlan | null>;
  readonly referenceOf: (organisation: string, incident: string) => Promise<string | null>;
  readonly ticketView: (organisation: string, ticket: string) => Promise<TicketView>;
}

export async function worldOf(
  { plan, referenceOf, ticketView }: WorldPorts,
  organisation: string,
  rows: readonly SignalGroupRow[],
): Promise<GroupWorld> {
  const named = [...new Set(rows.flatMap(({ incident }) => incident ?? []))];
  const handed = rows.flatMap(({ ticket }) => ticket ?? []);
  const [inForce, references, tickets] = await Promise.all([
    plan(organisation),
    Promise.all(named.map(async (id) => [id, await referenceOf(organisation, id)] as const)),
    Promise.all(handed.map(async (id) => [id, await ticketView(organisation, id)] as const)),
  ]);
  return { plan: inForce, references: new Map(references), tickets: new Map(tickets) };
}

/** A group as lists show it. `newest` gives its title, `said` what the suggestion goes by; null where it was destroyed. */
export function presentGroup(
  { newest: _, until, woken, ticket, ...row }: SignalGroupRow,
  newest: string | null,
  said: readonly string[],
  { plan, references, tickets }: GroupWorld,
) {
  return {
    ...row,
    title: titleOf(newest),
    reference: row.incident === null ? null : (references.get(row.incident) ?? null),
    until: until ?? null,
    woken: woken ?? null,
    ticket: ticket === undefined ? null : (tickets.get(ticket) ?? null),
    suggestion: plan === null || isDecided(row) ? null : spell(suggest(plan, { ...row, said: said.flatMap(saidIn) })),
  };
}

function spell({ type, severity }: Suggestion) {
  return {
    type: type && { id: type.id, because: [...type.because] },
    severity: { level: severity.level, because: [...severity.because] },
  };
}

function isDecided({ triage }: Pick<SignalGroupRow, 'triage'>): boolean {
  switch (triage) {
    case 'new':
    case 'triaging':
    case 'snoozed':
      return false;
    case 'declared':
    case 'attached':
    case 'declined':
    case 'ticketed':
      return true;
  }
}
