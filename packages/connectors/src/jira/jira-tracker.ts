import { z } from 'zod';
import { retry } from '../kit/channel.ts';
import { outcomeOfStatus } from '../kit/outcome-of.ts';
import { readJson } from '../kit/read-json.ts';
import type { SafeHttp } from '../kit/safe-http.ts';
import { makeOnce, markerLine, plainTicket, ticketText } from '../kit/tracker.ts';
import type { Ticket, Tracker, TicketOutcome } from '../kit/tracker.ts';

export interface JiraOptions {
  /** May reach the host of `origin`. */
  readonly http: SafeHttp;
  /** `https://acme.atlassian.net`. */
  readonly origin: string;
  /** The address of the account whose token it is. */
  readonly user: string;
  readonly token: string;
  /** The key of the project: `ENG`. */
  readonly project: string;
  /** `Task`, `Bug`: a type of issue that the project has. */
  readonly issueType: string;
}

const issue = z.object({ key: z.string().regex(/^[A-Z][A-Z0-9_]{0,30}-\d{1,12}$/) });
const found = z.object({ issues: z.array(issue) });

/**
 * Issues of one project of Jira Cloud (REST, version 3), by an API token. A repeat is told by a label, which is searched
 * for before an issue is made. Jira's search is behind by some seconds: a repeat that comes sooner makes a second.
 */
export function createJiraTracker({ http, origin, user, token, project, issueType }: JiraOptions): Tracker {
  const headers = {
    accept: 'application/json',
    authorization: `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`,
    'content-type': 'application/json',
  };
  const made = ({ key }: z.infer<typeof issue>, wasThere: boolean): TicketOutcome => ({
    kind: 'made',
    key,
    url: `${origin}/browse/${key}`,
    wasThere,
  });
  const post = (path: string, body: unknown, signal: AbortSignal) =>
    http.post({ url: `${origin}${path}`, headers, body: JSON.stringify(body), signal });

  async function find(marker: string, signal: AbortSignal): Promise<TicketOutcome | null> {
    const jql = `project = "${project}" AND labels = "${marker}"`;
    const answer = await post('/rest/api/3/search/jql', { jql, fields: ['key'], maxResults: 1 }, signal);
    if (answer.status !== 200) return outcomeOfStatus(answer);
    const read = readJson(answer.body, found);
    if (read === null) return retry('provider', answer.status);
    const [there] = read.issues;
    return there === undefined ? null : made(there, true);
  }

  async function create(ticket: Ticket, signal: AbortSignal): Promise<TicketOutcome> {
    const { marker, title } = plainTicket(ticket);
    const fields = {
      project: { key: project },
      issuetype: { name: issueType },
      summary: title,
      description: documentOf(ticket),
      labels: [marker],
    };
    const answer = await post('/rest/api/3/issue', { fields }, signal);
    if (answer.status !== 201) return outcomeOfStatus(answer);
    const read = readJson(answer.body, issue);
    return read === null ? retry('provider', answer.status) : made(read, false);
  }

  return {
    name: 'jira',
    where: `${new URL(origin).host}, project ${project}`,
    preview: ticketText,
    make: makeOnce(find, create),
  };
}

/** The Atlassian document format: text nodes are text, whatever they hold. */
function documentOf(ticket: Ticket) {
  const { marker, note, facts, link } = plainTicket(ticket);
  const text = (value: string) => ({ type: 'text', text: value });
  const linked = { type: 'text', text: link, marks: [{ type: 'link', attrs: { href: link } }] };
  return {
    version: 1,
    type: 'doc',
    content: [
      ...(note === null || note === '' ? [] : [paragraph(linesOf(note, text))]),
      paragraph(
        linesOf(
          facts.map(({ name, value }) => `${name}: ${value}`),
          text,
        ),
      ),
      paragraph([text('In Muster: '), linked, { type: 'hardBreak' }, text(markerLine(marker))]),
    ],
  };
}

function paragraph(content: readonly object[]) {
  return { type: 'paragraph', content };
}

/** An empty text node is no node of the format. */
function linesOf(lines: string | readonly string[], text: (value: string) => object): readonly object[] {
  const each = typeof lines === 'string' ? lines.split('\n') : lines;
  return each.flatMap((line, at) => [
    ...(at === 0 ? [] : [{ type: 'hardBreak' }]),
    ...(line === '' ? [] : [text(line)]),
  ]);
}
