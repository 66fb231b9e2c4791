import { z } from 'zod';
import { startHttpProvider } from '../../kit/testkit/http-provider.ts';
import type { HttpProvider } from '../../kit/testkit/http-provider.ts';

const event = z.strictObject({
  routing_key: z.string().length(32),
  event_action: z.literal('trigger'),
  dedup_key: z.string().max(255),
  client: z.string(),
  payload: z.strictObject({
    summary: z.string().min(1).max(1_024),
    source: z.string().min(1),
    severity: z.enum(['critical', 'error', 'warning', 'info']),
  }),
  links: z.array(z.strictObject({ href: z.url(), text: z.string() })),
});

/** The Events API v2 of PagerDuty as its reference describes it. */
export function startPagerDuty(): Promise<HttpProvider> {
  const said = (status: number, message: string) => ({
    status,
    body: JSON.stringify({ status: 'invalid event', message, errors: [message] }),
  });
  return startHttpProvider({
    read({ path, body }) {
      const given = event.safeParse(JSON.parse(body));
      if (path !== '/v2/enqueue' || !given.success) return null;
      const { routing_key: to, dedup_key: key, payload, links } = given.data;
      return { to, key, text: [payload.summary, ...links.map(({ href }) => href)].join('\n') };
    },
    accept: ({ body }) => ({
      status: 202,
      body: JSON.stringify({
        status: 'success',
        message: 'Event processed',
        dedup_key: event.parse(JSON.parse(body)).dedup_key,
      }),
    }),
    refuseAddress: said(400, 'Invalid routing key'),
    refuseCredentials: said(403, 'Forbidden'),
    busy: { ...said(429, 'Too many events'), headers: { 'retry-after': '7' } },
  });
}
