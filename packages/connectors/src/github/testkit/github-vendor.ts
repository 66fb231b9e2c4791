import { z } from 'zod';
import { startTicketVendor, wrong } from '../../kit/testkit/ticket-vendor.ts';
import type { TicketVendor } from '../../kit/testkit/ticket-vendor.ts';

export const githubToken = 'github_pat_11AAAAAAA0secret';
export const githubRepository = 'acme/assistant';

const issue = z.strictObject({ title: z.string().min(1).max(256), body: z.string().max(65_536) });

/** `POST /repos/{owner}/{repo}/issues` and `GET /search/issues`, as GitHub's REST reference describes them. */
export function startGithub(): Promise<TicketVendor> {
  return startTicketVendor({
    read({ method, path, headers, body }) {
      if (headers.authorization !== `Bearer ${githubToken}`) return wrong(401, { message: 'Bad credentials' });
      if (headers['user-agent'] === undefined) return wrong(403, { message: 'Request forbidden' });
      const url = new URL(path, 'http://host');
      if (method === 'GET' && url.pathname === '/search/issues') {
        const query = /^"([\w-]+)" repo:acme\/assistant is:issue in:body$/.exec(url.searchParams.get('q') ?? '');
        return query?.[1] === undefined
          ? wrong(422, { message: 'Validation Failed' })
          : { kind: 'find', marker: query[1] };
      }
      if (method !== 'POST' || url.pathname !== `/repos/${githubRepository}/issues`)
        return wrong(404, { message: 'Not Found' });
      const read = issue.safeParse(JSON.parse(body));
      if (!read.success) return wrong(422, { message: 'Validation Failed' });
      const marker = /Muster reference: ([\w-]+)$/.exec(read.data.body)?.[1] ?? '';
      return { kind: 'make', ticket: { title: read.data.title, text: read.data.body, marker } };
    },
    found: (ticket, number) => ({
      status: 200,
      body: JSON.stringify({
        total_count: ticket === null ? 0 : 1,
        incomplete_results: false,
        items: ticket === null ? [] : [issueOf(number, ticket.title, ticket.text)],
      }),
    }),
    made: ({ title, text }, number) => ({ status: 201, body: JSON.stringify(issueOf(number, title, text)) }),
    refuseAddress: { status: 404, body: JSON.stringify({ message: 'Not Found' }) },
    refuseCredentials: { status: 401, body: JSON.stringify({ message: 'Bad credentials' }) },
    busy: {
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'retry-after': '7' },
      body: JSON.stringify({ message: 'API rate limit exceeded' }),
    },
  });
}

function issueOf(number: number | null, title: string, body: string) {
  return { id: 1, number, state: 'open', title, body, html_url: 'https://elsewhere.example/planted' };
}
