import { z } from 'zod';
import { startTicketVendor, wrong } from '../../kit/testkit/ticket-vendor.ts';
import type { TicketVendor } from '../../kit/testkit/ticket-vendor.ts';

export const servicenowUser = 'muster';
export const servicenowPassword = 'pass:word-secret';

const create = z.strictObject({
  short_description: z.string().min(1).max(160),
  description: z.string().max(4_000),
  correlation_id: z.string().min(1).max(100),
  correlation_display: z.string().max(100),
});

/** `GET` and `POST /api/now/table/incident`, as ServiceNow's reference of the Table API describes them. */
export function startServicenow(): Promise<TicketVendor> {
  const authorization = `Basic ${Buffer.from(`${servicenowUser}:${servicenowPassword}`).toString('base64')}`;
  const error = (message: string) => ({ error: { message, detail: null }, status: 'failure' });
  return startTicketVendor({
    read({ method, path, headers, body }) {
      if (headers.authorization !== authorization) return wrong(401, error('User Not Authenticated'));
      const url = new URL(path, 'http://host');
      if (url.pathname !== '/api/now/table/incident') return wrong(400, error('Invalid table'));
      if (method === 'GET') {
        const marker = /^correlation_id=([\w-]+)$/.exec(url.searchParams.get('sysparm_query') ?? '')?.[1];
        return marker === undefined ? wrong(400, error('Invalid query')) : { kind: 'find', marker };
      }
      const read = create.safeParse(JSON.parse(body));
      if (method !== 'POST' || !read.success) return wrong(400, error('Invalid request'));
      const { short_description: title, description: text, correlation_id: marker } = read.data;
      return { kind: 'make', ticket: { title, text, marker } };
    },
    found: (_, number) => ({
      status: 200,
      body: JSON.stringify({ result: number === null ? [] : [recordOf(number)] }),
    }),
    made: (_, number) => ({ status: 201, body: JSON.stringify({ result: recordOf(number) }) }),
    refuseAddress: { status: 404, body: JSON.stringify(error('No Record found')) },
    refuseCredentials: { status: 401, body: JSON.stringify(error('User Not Authenticated')) },
    busy: { status: 429, headers: { 'retry-after': '7' }, body: JSON.stringify(error('Rate limit exceeded')) },
  });
}

function recordOf(number: number) {
  return { number: `INC${String(10_000 + number).padStart(7, '0')}`, sys_id: number.toString(16).padStart(32, '0') };
}
