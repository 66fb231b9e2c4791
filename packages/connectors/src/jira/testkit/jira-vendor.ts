import { z } from 'zod';
import { startTicketVendor, wrong } from '../../kit/testkit/ticket-vendor.ts';
import type { TicketVendor } from '../../kit/testkit/ticket-vendor.ts';

export const jiraUser = 'muster@example.com';
export const jiraToken = 'ATATT3xFfGF0secret';

const text = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  marks: z.array(z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href: z.url() }) })).exactOptional(),
});
const inline = z.union([text, z.strictObject({ type: z.literal('hardBreak') })]);
const document = z.strictObject({
  version: z.literal(1),
  type: z.literal('doc'),
  content: z.array(z.strictObject({ type: z.literal('paragraph'), content: z.array(inline) })),
});
const create = z.strictObject({
  fields: z.strictObject({
    project: z.strictObject({ key: z.literal('ENG') }),
    issuetype: z.strictObject({ name: z.string() }),
    summary: z
      .string()
      .min(1)
      .max(255)
      .regex(/^[^\n]+$/),
    description: document,
    labels: z.array(z.string().regex(/^\S{1,255}$/)),
  }),
});
const search = z.strictObject({ jql: z.string(), fields: z.array(z.string()), maxResults: z.int().min(1).max(5_000) });

/** `POST /rest/api/3/issue` and `POST /rest/api/3/search/jql`, as the reference of Jira Cloud describes them. */
export function startJira(): Promise<TicketVendor> {
  const authorization = `Basic ${Buffer.from(`${jiraUser}:${jiraToken}`).toString('base64')}`;
  const errors = (...errorMessages: readonly string[]) => ({ errorMessages, errors: {} });
  return startTicketVendor({
    read({ method, path, headers, body }) {
      if (headers.authorization !== authorization) return wrong(401, errors('Client must be authenticated.'));
      if (method !== 'POST') return wrong(405, errors('Method not allowed.'));
      if (path === '/rest/api/3/search/jql') {
        const asked = search.safeParse(JSON.parse(body));
        const marker = /^project = "ENG" AND labels = "([\w-]+)"$/.exec(asked.data?.jql ?? '')?.[1];
        return marker === undefined ? wrong(400, errors('Error in the JQL query.')) : { kind: 'find', marker };
      }
      if (path !== '/rest/api/3/issue') return wrong(404, errors('Not found.'));
      const read = create.safeParse(JSON.parse(body));
      if (!read.success) return wrong(400, errors('Specify a valid issue.'));
      const { summary, description, labels } = read.data.fields;
      const words = description.content.map(({ content }) =>
        content.map((node) => (node.type === 'text' ? node.text : '\n')).join(''),
      );
      return { kind: 'make', ticket: { title: summary, text: words.join('\n\n'), marker: labels[0] ?? '' } };
    },
    found: (_, number) => ({
      status: 200,
      body: JSON.stringify({ issues: number === null ? [] : [issueOf(number)], isLast: true }),
    }),
    made: (_, number) => ({ status: 201, body: JSON.stringify(issueOf(number)) }),
    refuseAddress: { status: 404, body: JSON.stringify(errors('No project could be found.')) },
    refuseCredentials: { status: 401, body: JSON.stringify(errors('Client must be authenticated.')) },
    busy: { status: 429, headers: { 'retry-after': '7' }, body: JSON.stringify(errors('Rate limit exceeded.')) },
  });
}

function issueOf(number: number) {
  return { id: `${10_000 + number}`, key: `ENG-${number}`, self: 'https://elsewhere.example/planted' };
}
