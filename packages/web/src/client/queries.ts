import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { BodyOf, CallOf } from './route-name.ts';
import { call } from './call.ts';

/** What a list of incidents is narrowed to. */
export type IncidentFilter = Omit<NonNullable<CallOf<'incidents.list'>['query']>, 'after' | 'limit'>;

/** What a list of follow-ups is narrowed to. */
export type FollowUpFilter = Pick<NonNullable<CallOf<'followUps.list'>['query']>, 'whose' | 'state' | 'incident'>;

export type InsightBy = 'type' | 'system' | 'severity';
/** How many days are looked back. */
export type InsightDays = '30' | '90' | '365';

/** From the beginning of a day, so that the same question stays the same for a while. */
export function insightQuery(by: InsightBy, days: InsightDays): { by: InsightBy; from: string } {
  const day = 86_400_000;
  return { by, from: new Date((Math.floor(Date.now() / day) - Number(days)) * day).toISOString() };
}

type Severity = 'low' | 'medium' | 'high' | 'critical';
/** Answers by question: a value, or unknown. */
export type PreviewAnswers = Exclude<BodyOf<'incidents.preview'>['answers'], undefined>;
export type Whose = 'mine' | 'function' | 'all';

/** What the screens ask for, and the keys it is kept under. The first word says what it concerns. */
export const queries = {
  me: () =>
    queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => call('people.me', {}, signal), staleTime: 300_000 }),
  people: () =>
    queryOptions({
      queryKey: ['people'],
      queryFn: ({ signal }) => call('people.list', { query: { limit: 200 } }, signal),
      staleTime: 60_000,
    }),
  seats: () => queryOptions({ queryKey: ['seats'], queryFn: ({ signal }) => call('people.seats', {}, signal) }),
  contacts: () => queryOptions({ queryKey: ['contacts'], queryFn: ({ signal }) => call('contacts.list', {}, signal) }),
  reach: () =>
    queryOptions({
      queryKey: ['reach'],
      queryFn: ({ signal }) => call('contacts.reach', { query: { limit: 200 } }, signal),
    }),
  channels: () =>
    queryOptions({ queryKey: ['channels'], queryFn: ({ signal }) => call('deliveries.channels', {}, signal) }),
  deliveries: (whose: 'mine' | 'all') =>
    infiniteQueryOptions({
      queryKey: ['deliveries', whose],
      queryFn: ({ signal, pageParam }) =>
        call('deliveries.list', { query: { whose, limit: 20, ...after(pageParam) } }, signal),
      initialPageParam: firstPage,
      getNextPageParam: ({ next }) => next,
    }),
  deliveryPreview: (delivery: string) =>
    queryOptions({
      queryKey: ['deliveries', 'preview', delivery],
      queryFn: ({ signal }) => call('deliveries.preview', { params: { delivery } }, signal),
    }),
  pages: () =>
    queryOptions({
      queryKey: ['pages'],
      queryFn: ({ signal }) => call('pages.list', { query: { limit: 200 } }, signal),
    }),
  onCall: (from: string | undefined) =>
    queryOptions({
      queryKey: ['on-call', from],
      queryFn: ({ signal }) => call('onCall.show', { query: { from } }, signal),
      placeholderData: keepPreviousData,
    }),
  capacity: () =>
    queryOptions({ queryKey: ['capacity'], queryFn: ({ signal }) => call('onCall.capacity', {}, signal) }),
  obligations: (whose: Whose) =>
    infiniteQueryOptions({
      queryKey: ['obligations', whose],
      queryFn: ({ signal, pageParam }) =>
        call('work.obligations', { query: { whose, limit: 200, ...after(pageParam) } }, signal),
      initialPageParam: firstPage,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
    }),
  incidents: (filter: IncidentFilter = {}) =>
    infiniteQueryOptions({
      queryKey: ['incidents', filter],
      queryFn: ({ signal, pageParam }) =>
        call('incidents.list', { query: { ...filter, limit: 200, ...after(pageParam) } }, signal),
      initialPageParam: firstPage,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
    }),
  runningClocks: () =>
    infiniteQueryOptions({
      queryKey: ['clocks'],
      queryFn: ({ signal, pageParam }) => call('clocks.list', { query: { limit: 200, ...after(pageParam) } }, signal),
      initialPageParam: firstPage,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
    }),
  incident: (incident: string) =>
    queryOptions({
      queryKey: ['incident', incident],
      queryFn: ({ signal }) => call('incidents.show', { params: { incident } }, signal),
    }),
  /** What would follow from answers that nobody has recorded. */
  preview: (incident: string, answers: PreviewAnswers) =>
    queryOptions({
      queryKey: ['preview', incident, answers],
      queryFn: ({ signal }) => call('incidents.preview', { params: { incident }, body: { answers } }, signal),
      placeholderData: keepPreviousData,
    }),
  sets: () =>
    queryOptions({
      queryKey: ['sets'],
      queryFn: ({ signal }) => call('sets.list', { query: { limit: 200 } }, signal),
    }),
  recurrence: () =>
    queryOptions({ queryKey: ['recurrence'], queryFn: ({ signal }) => call('sets.recurrence', {}, signal) }),
  views: () => queryOptions({ queryKey: ['views'], queryFn: ({ signal }) => call('views.list', {}, signal) }),
  /** The lists change with the program alone. */
  tags: () =>
    queryOptions({
      queryKey: ['tags'],
      queryFn: ({ signal }) => call('tags.list', {}, signal),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  timeline: (incident: string, from: number, curated: boolean) =>
    queryOptions({
      queryKey: ['timeline', incident, curated, from],
      queryFn: ({ signal }) => call('incidents.timeline', timelineWindow(incident, from, curated), signal),
      placeholderData: keepPreviousData,
    }),
  approvals: (whose: Whose) =>
    infiniteQueryOptions({
      queryKey: ['approvals', whose],
      queryFn: ({ signal, pageParam }) =>
        call('approvals.list', { query: { whose, limit: 200, ...after(pageParam) } }, signal),
      initialPageParam: firstPage,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
    }),
  approval: (incident: string, number: string) =>
    queryOptions({
      queryKey: ['approval', incident, number],
      queryFn: ({ signal }) => call('approvals.show', { params: { incident, number } }, signal),
    }),
  notices: (incident: string) =>
    queryOptions({
      queryKey: ['notices', incident],
      queryFn: ({ signal }) => call('incidents.notices', { params: { incident } }, signal),
    }),
  reports: (incident: string) =>
    queryOptions({
      queryKey: ['reports', incident],
      queryFn: ({ signal }) => call('incidents.reports', { params: { incident } }, signal),
    }),
  review: (incident: string) =>
    queryOptions({
      queryKey: ['review', incident],
      queryFn: ({ signal }) => call('incidents.review', { params: { incident } }, signal),
    }),
  factors: (incident: string) =>
    queryOptions({
      queryKey: ['factors', incident],
      queryFn: ({ signal }) => call('incidents.factors', { params: { incident } }, signal),
    }),
  followUps: (filter: FollowUpFilter) =>
    infiniteQueryOptions({
      queryKey: ['follow-ups', filter],
      queryFn: ({ signal, pageParam }) =>
        call('followUps.list', { query: { ...filter, limit: 200, ...after(pageParam) } }, signal),
      initialPageParam: firstPage,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
    }),
  insights: (by: InsightBy, days: InsightDays) =>
    queryOptions({
      queryKey: ['insights', by, days],
      queryFn: ({ signal }) => call('insights.show', { query: insightQuery(by, days) }, signal),
      placeholderData: keepPreviousData,
      staleTime: 60_000,
    }),
  notes: (incident: string) =>
    queryOptions({
      queryKey: ['notes', incident],
      queryFn: ({ signal }) => call('incidents.notes', { params: { incident } }, signal),
    }),
  changes: (incident: string) =>
    queryOptions({
      queryKey: ['changes', incident],
      queryFn: ({ signal }) => call('incidents.changes', { params: { incident } }, signal),
    }),
  privilegeLog: (incident: string) =>
    queryOptions({
      queryKey: ['privilege-log', incident],
      queryFn: ({ signal }) => call('incidents.privilegeLog', { params: { incident } }, signal),
    }),
  signals: () =>
    infiniteQueryOptions({
      queryKey: ['signals'],
      queryFn: ({ signal, pageParam }) => call('signals.list', { query: { limit: 200, ...after(pageParam) } }, signal),
      initialPageParam: firstPage,
      getNextPageParam: ({ next }) => next,
    }),
  signal: (group: string) =>
    queryOptions({
      queryKey: ['signal', group],
      queryFn: ({ signal }) => call('signals.show', { params: { group } }, signal),
    }),
  trackers: () =>
    queryOptions({ queryKey: ['trackers'], queryFn: ({ signal }) => call('tickets.trackers', {}, signal) }),
  failedTickets: () =>
    queryOptions({
      queryKey: ['tickets', 'failed'],
      queryFn: ({ signal }) => call('tickets.list', { query: { state: 'failed', limit: 50 } }, signal),
    }),
  plan: () => queryOptions({ queryKey: ['plan'], queryFn: ({ signal }) => call('plans.view', {}, signal) }),
  /** A version never changes: asked once. */
  planVersion: (version: string) =>
    queryOptions({
      queryKey: ['plan-version', version],
      queryFn: ({ signal }) => call('plans.version', { params: { version } }, signal),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  serviceTokens: () =>
    queryOptions({
      queryKey: ['service-tokens'],
      queryFn: ({ signal }) => call('people.serviceTokens', { query: { limit: 200 } }, signal),
    }),
  planSource: () =>
    queryOptions({ queryKey: ['plan', 'source'], queryFn: ({ signal }) => call('plans.current', {}, signal) }),
  planVersions: () =>
    infiniteQueryOptions({
      queryKey: ['plan', 'versions'],
      queryFn: ({ signal, pageParam }) => call('plans.list', { query: { limit: 50, ...after(pageParam) } }, signal),
      initialPageParam: firstPage,
      getNextPageParam: ({ next }) => next,
    }),
  planChanges: (version: string, before: string | null) =>
    queryOptions({
      queryKey: ['plan', 'changes', version, before],
      queryFn: ({ signal }) =>
        call('plans.diff', { params: { version }, query: before === null ? {} : { before } }, signal),
    }),
  planAnswer: (severity: Severity, at: string, system: string | null) =>
    queryOptions({
      queryKey: ['plan', 'answer', severity, at, system],
      queryFn: ({ signal }) =>
        call('plans.ask', { query: { severity, at, ...(system === null ? {} : { system }) } }, signal),
      placeholderData: keepPreviousData,
    }),
  planRegimes: () =>
    queryOptions({ queryKey: ['plan', 'regimes'], queryFn: ({ signal }) => call('plans.regimes', {}, signal) }),
  switches: () => queryOptions({ queryKey: ['switches'], queryFn: ({ signal }) => call('switches.list', {}, signal) }),
  ledgerKey: () => queryOptions({ queryKey: ['ledger-key'], queryFn: ({ signal }) => call('system.key', {}, signal) }),
};

/** The window of versions `from` to `from + 199`: aligned, so that any part of the record can be opened at once. */
export const windowSize = 200;

function timelineWindow(incident: string, from: number, curated: boolean): CallOf<'incidents.timeline'> {
  return { params: { incident }, query: { from, limit: windowSize, curated: curated ? 'true' : 'false' } };
}

const firstPage: string | null = null;

function after(page: string | null): { after?: string } {
  return page === null ? {} : { after: page };
}
