import { z } from 'zod';
import { retry } from '../kit/channel.ts';
import { outcomeOfStatus } from '../kit/outcome-of.ts';
import { readJson } from '../kit/read-json.ts';
import type { SafeHttp } from '../kit/safe-http.ts';
import { makeOnce, ticketText } from '../kit/tracker.ts';
import type { Ticket, Tracker, TicketOutcome } from '../kit/tracker.ts';

export interface ServicenowOptions {
  /** May reach the host of `origin`. */
  readonly http: SafeHttp;
  /** `https://acme.service-now.com`. */
  readonly origin: string;
  /** `incident`, `problem`, or a table of one's own that extends `task`. */
  readonly table: string;
  readonly credentials: ServicenowCredentials;
}

export type ServicenowCredentials =
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string };

const record = z.object({
  number: z.string().regex(/^[A-Z0-9]{2,40}$/),
  sys_id: z.string().regex(/^[0-9a-f]{32}$/),
});
const one = z.object({ result: record });
const several = z.object({ result: z.array(record) });

/** Records of one table of ServiceNow (Table API). A repeat is told by `correlation_id`, which is looked up first. */
export function createServicenowTracker({ http, origin, table, credentials }: ServicenowOptions): Tracker {
  const headers = {
    accept: 'application/json',
    authorization: authorizationOf(credentials),
    'content-type': 'application/json',
  };
  const address = `${origin}/api/now/table/${table}`;
  const made = ({ number, sys_id: id }: z.infer<typeof record>, wasThere: boolean): TicketOutcome => ({
    kind: 'made',
    key: number,
    url: `${origin}/${table}.do?sys_id=${id}`,
    wasThere,
  });

  async function find(marker: string, signal: AbortSignal): Promise<TicketOutcome | null> {
    const query = new URLSearchParams({
      sysparm_query: `correlation_id=${marker}`,
      sysparm_fields: 'number,sys_id',
      sysparm_limit: '1',
    });
    const answer = await http.get({ url: `${address}?${query.toString()}`, headers, signal });
    if (answer.status !== 200) return outcomeOfStatus(answer);
    const read = readJson(answer.body, several);
    if (read === null) return retry('provider', answer.status);
    const [there] = read.result;
    return there === undefined ? null : made(there, true);
  }

  async function create(ticket: Ticket, signal: AbortSignal): Promise<TicketOutcome> {
    const { title, text } = ticketText(ticket);
    const body = JSON.stringify({
      short_description: title,
      description: text,
      correlation_id: ticket.marker,
      correlation_display: 'Muster',
    });
    const answer = await http.post({ url: `${address}?sysparm_fields=number,sys_id`, headers, body, signal });
    if (answer.status !== 201) return outcomeOfStatus(answer);
    const read = readJson(answer.body, one);
    return read === null ? retry('provider', answer.status) : made(read.result, false);
  }

  return {
    name: 'servicenow',
    where: `${new URL(origin).host}, table ${table}`,
    preview: ticketText,
    make: makeOnce(find, create),
  };
}

function authorizationOf(credentials: ServicenowCredentials): string {
  switch (credentials.kind) {
    case 'basic':
      return `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`;
    case 'bearer':
      return `Bearer ${credentials.token}`;
  }
}
