import { z } from 'zod';
import { accepted, refused, retry } from '../kit/channel.ts';
import type { Channel, CheckedAddress, FaultReason, Outcome } from '../kit/channel.ts';
import { textOf, wordsOf } from '../kit/message.ts';
import type { Message } from '../kit/message.ts';
import { outcomeOfFault, outcomeOfStatus } from '../kit/outcome-of.ts';
import { isSignedBySlack } from './verify-slack-request.ts';
import type { HttpAnswer, SafeHttp } from '../kit/safe-http.ts';

export interface SlackOptions {
  /** May reach `slack.com` and `hooks.slack.com`. */
  readonly http: SafeHttp;
  /** `https://slack.com`. */
  readonly origin: string;
  /** Of the bot: `xoxb-…`. */
  readonly token: string;
  /** What Slack signs its requests with, the newest first; none where it sends none. */
  readonly signingSecrets?: readonly string[];
}

const said = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  channel: z.string().optional(),
  ts: z.string().optional(),
});

/** Errors of the Web API that say more than that it did not take the request. */
const reasons: Readonly<Record<string, FaultReason>> = {
  channel_not_found: 'address',
  user_not_found: 'address',
  message_not_found: 'address',
  not_in_channel: 'address',
  is_archived: 'address',
  cannot_dm_bot: 'address',
  invalid_auth: 'credentials',
  not_authed: 'credentials',
  account_inactive: 'credentials',
  token_revoked: 'credentials',
  token_expired: 'credentials',
  missing_scope: 'credentials',
  no_permission: 'credentials',
  ratelimited: 'rate',
  rate_limited: 'rate',
  internal_error: 'provider',
  fatal_error: 'provider',
  service_unavailable: 'provider',
  request_timeout: 'timeout',
};
const passing: ReadonlySet<FaultReason> = new Set(['rate', 'provider', 'timeout']);

/**
 * Slack: to a member or channel by `chat.postMessage`, or by an incoming webhook where the address is one. Its button
 * leads to the page where one signs in: nothing is answered in Slack. What the bot sent is changed in place by
 * `chat.update`; what went through an incoming webhook stays as it is.
 */
export function createSlackChannel({ http, origin, token, signingSecrets = [] }: SlackOptions): Channel {
  const call = (method: string, body: object, signal: AbortSignal) =>
    http.post({
      url: `${origin}/api/${method}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      signal,
    });

  async function revise(
    ...[message, receipt, { signal }]: Parameters<NonNullable<Channel['revise']>>
  ): Promise<Outcome> {
    const [channel = '', ts = ''] = receipt.split(':');
    try {
      return ofMethod(await call('chat.update', { ...postOf(message), channel, ts }, signal));
    } catch (error) {
      return outcomeOfFault(error);
    }
  }

  const isOurs: NonNullable<Channel['isOurs']> = ({ body, headers, nowMilliseconds }) => {
    const signature = headers['x-slack-signature'];
    const timestamp = headers['x-slack-request-timestamp'];
    return isSignedBySlack({ body, signature, timestamp }, signingSecrets, nowMilliseconds);
  };

  async function send(...[message, { address }, { signal }]: Parameters<Channel['send']>): Promise<Outcome> {
    const isHook = address.includes('://');
    try {
      if (!isHook) return ofMethod(await call('chat.postMessage', { ...postOf(message), channel: address }, signal));
      const headers = { 'content-type': 'application/json; charset=utf-8' };
      return ofHook(await http.post({ url: address, headers, body: JSON.stringify(postOf(message)), signal }));
    } catch (error) {
      return outcomeOfFault(error);
    }
  }

  return {
    name: 'slack',
    provider: 'slack',
    signs: false,
    checkAddress(given): CheckedAddress {
      const address = given.trim();
      const isSound = address.includes('://')
        ? http.faultOf(address) === null
        : /^[UWCDG][A-Z0-9]{6,20}$/.test(address);
      return isSound
        ? { kind: 'sound', address }
        : {
            kind: 'faulty',
            fault: 'This is neither a member or channel of Slack nor an incoming webhook of it.',
            mend: 'Copy the member id out of your profile in Slack: U01ABCDEF23.',
          };
    },
    mask: (address) => (address.includes('://') ? 'incoming webhook' : `${address.slice(0, 3)}…`),
    preview: textOf,
    send,
    revise,
    ...(signingSecrets.length === 0 ? {} : { isOurs }),
  };
}

function ofHook(answer: HttpAnswer): Outcome {
  if (answer.status === 200) return accepted(null);
  return answer.status === 400 && answer.body === 'no_service' ? refused('address', 400) : outcomeOfStatus(answer);
}

function ofMethod(answer: HttpAnswer): Outcome {
  if (answer.status !== 200) return outcomeOfStatus(answer);
  const { ok = false, error = '', ts, channel } = read(answer.body) ?? { error: 'fatal_error' };
  // Both name a message: the member that it was sent to is not where it is.
  if (ok) return accepted(ts === undefined || channel === undefined ? null : `${channel}:${ts}`);
  const because = Object.hasOwn(reasons, error) ? (reasons[error] ?? 'request') : 'request';
  return passing.has(because) ? retry(because, answer.status) : refused(because, answer.status);
}

function read(text: string): z.infer<typeof said> | null {
  try {
    return said.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Plain text in blocks: nothing in it is read as a mention, a link or a format. */
function postOf(message: Message) {
  const { title, lines, link } = wordsOf(message);
  const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
  const button = {
    type: 'button',
    text: plain(message.kind === 'over' ? 'Open in Muster' : 'Answer in Muster'),
    url: link,
    style: 'primary',
  };
  return {
    // Shown in notifications. Slack reads <…> and & in it.
    text: title.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? ''),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: plain(title.slice(0, 150)) },
      { type: 'section', text: plain(lines.join('\n').slice(0, 2_900)) },
      ...(link === null ? [] : [{ type: 'actions', elements: [button] }]),
    ],
  };
}
