import { z } from 'zod';
import { retry } from '../kit/channel.ts';
import type { Failed } from '../kit/channel.ts';
import { outcomeOfStatus } from '../kit/outcome-of.ts';
import { readJson } from '../kit/read-json.ts';
import type { HttpAnswer, SafeHttp } from '../kit/safe-http.ts';
import { makeOnce, markerLine, plainTicket, ticketText } from '../kit/tracker.ts';
import type { Ticket, Tracker, TicketOutcome } from '../kit/tracker.ts';

export interface GithubOptions {
  /** May reach the host of `origin`; its answers hold the bodies of issues. */
  readonly http: SafeHttp;
  /** `https://api.github.com`; of GitHub Enterprise Server `https://HOST/api/v3`. */
  readonly origin: string;
  /** `owner/name`. */
  readonly repository: string;
  /** A fine-grained token that may read and write issues of this repository alone. */
  readonly token: string;
}

const issue = z.object({ number: z.int().min(1) });
const found = z.object({ items: z.array(issue.extend({ body: z.string().nullable() })) });

/**
 * Issues of one GitHub repository (REST, version 2022-11-28). A repeat is told by the marker in the body, which is
 * searched for before an issue is made. GitHub's search is behind by some seconds: a repeat that comes sooner makes a second.
 */
export function createGithubTracker({ http, origin, repository, token }: GithubOptions): Tracker {
  const web = webOf(origin);
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'x-github-api-version': '2022-11-28',
  };
  const made = ({ number }: z.infer<typeof issue>, wasThere: boolean): TicketOutcome => ({
    kind: 'made',
    key: `#${number}`,
    url: `${web}/${repository}/issues/${number}`,
    wasThere,
  });

  async function find(marker: string, signal: AbortSignal): Promise<TicketOutcome | null> {
    const query = `"${marker}" repo:${repository} is:issue in:body`;
    const url = `${origin}/search/issues?q=${encodeURIComponent(query)}&per_page=3`;
    const answer = await http.get({ url, headers, signal });
    if (answer.status !== 200) return outcomeOfGithub(answer);
    const read = readJson(answer.body, found);
    if (read === null) return retry('provider', answer.status);
    const there = read.items.find(({ body }) => body?.includes(markerLine(marker)) === true);
    return there === undefined ? null : made(there, true);
  }

  async function create(ticket: Ticket, signal: AbortSignal): Promise<TicketOutcome> {
    const url = `${origin}/repos/${repository}/issues`;
    const answer = await http.post({ url, headers, body: JSON.stringify(issueOf(ticket)), signal });
    if (answer.status !== 201) return outcomeOfGithub(answer);
    const read = readJson(answer.body, issue);
    return read === null ? retry('provider', answer.status) : made(read, false);
  }

  return {
    name: 'github',
    where: `${new URL(web).host}/${repository}`,
    preview: ticketText,
    make: makeOnce(find, create),
  };
}

/** GitHub spends 403 on a used-up budget as well, and 404 on a repository that the token does not see. */
function outcomeOfGithub(answer: HttpAnswer): Failed {
  const { status, headers } = answer;
  const isSpent = headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined;
  return outcomeOfStatus(status === 403 && isSpent ? { ...answer, status: 429 } : answer);
}

function webOf(origin: string): string {
  const { protocol, host } = new URL(origin);
  return host === 'api.github.com' ? 'https://github.com' : `${protocol}//${host}`;
}

/** Everything that people wrote stands in fences: nothing in it is a mention, a link, a picture or a format. */
function issueOf(ticket: Ticket) {
  const { marker, title, note, facts, link } = plainTicket(ticket);
  const parts = [
    ...(note === null ? [] : [fenced(note)]),
    fenced(facts.map(({ name, value }) => `${name}: ${value}`).join('\n')),
    `In Muster: <${link}>`,
    markerLine(marker),
  ];
  return { title, body: parts.join('\n\n') };
}

function fenced(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}text\n${text}\n${fence}`;
}
