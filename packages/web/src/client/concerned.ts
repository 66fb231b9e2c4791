/** What the live stream tells of one entry of the ledger. */
export interface LiveEntry {
  readonly ledgerIndex: number;
  readonly stream: { readonly kind: string; readonly id: string };
  readonly version: number;
  readonly type: string;
  readonly at: string;
}

/** A query that is kept: its key, and the id of the incident that its data shows, where it shows one. */
interface Kept {
  readonly key: readonly unknown[];
  readonly incident: string | null;
}

const lists: Readonly<Record<string, readonly string[]>> = {
  incident: ['incidents', 'obligations', 'approvals', 'switches', 'clocks', 'capacity'],
  paging: ['pages'],
  schedule: ['on-call'],
  contacts: ['contacts', 'reach'],
  delivery: ['deliveries', 'channels'],
  'follow-up': ['follow-ups', 'obligations'],
  signal: ['signals', 'tickets'],
  ticket: ['signals', 'signal', 'tickets'],
  switch: ['switches'],
  person: ['people', 'seats', 'me', 'obligations', 'on-call', 'capacity', 'reach'],
  seat: ['people', 'seats', 'me', 'obligations', 'incident', 'on-call', 'capacity', 'reach'],
  plan: ['plan', 'seats', 'on-call'],
  views: ['views'],
  'incident-set': ['sets', 'incidents', 'incident'],
  recurrence: ['recurrence'],
  'service-token': ['service-tokens'],
};

/** Whether what a query shows may be another after this entry. An entry of an unknown kind concerns everything. */
export function isConcerned({ key, incident }: Kept, { stream }: LiveEntry): boolean {
  const about = String(key[0]);
  if (about === 'plan-version' || about === 'ledger-key' || about === 'tags') return false;
  const concerned = lists[stream.kind];
  if (concerned === undefined) return true;
  if (concerned.includes(about)) return true;
  switch (about) {
    case 'incident':
    case 'timeline':
    case 'preview':
    case 'notices':
    case 'reports':
    case 'notes':
    case 'changes':
    case 'review':
    case 'factors':
    case 'privilege-log':
    case 'approval':
      return stream.kind === 'incident' && (incident === null || incident === stream.id || key[1] === stream.id);
    case 'signal':
      return stream.kind === 'signal' && key[1] === stream.id;
  }
  return false;
}
