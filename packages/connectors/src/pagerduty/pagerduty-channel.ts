import { z } from 'zod';
import { accepted, refused } from '../kit/channel.ts';
import type { Channel, CheckedAddress, Outcome } from '../kit/channel.ts';
import { textOf, wordsOf } from '../kit/message.ts';
import type { Message } from '../kit/message.ts';
import { outcomeOfFault, outcomeOfStatus } from '../kit/outcome-of.ts';
import type { SafeHttp } from '../kit/safe-http.ts';

export interface PagerDutyOptions {
  readonly http: SafeHttp;
  /** `https://events.pagerduty.com`, or that of the EU region. */
  readonly origin: string;
}

const answered = z.object({ dedup_key: z.string() });

/** PagerDuty Events API v2: an event for an integration, whose key is the address. */
export function createPagerDutyChannel({ http, origin }: PagerDutyOptions): Channel {
  async function send(
    ...[message, { address }, { idempotencyKey, signal }]: Parameters<Channel['send']>
  ): Promise<Outcome> {
    try {
      const answer = await http.post({
        url: `${origin}/v2/enqueue`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ routing_key: address, ...eventOf(message, idempotencyKey) }),
        signal,
      });
      if (answer.status === 202) return accepted(keyOf(answer.body));
      // The one field of ours that it can find wrong is the key: all others are held by the contract.
      return answer.status === 400 ? refused('address', 400) : outcomeOfStatus(answer);
    } catch (error) {
      return outcomeOfFault(error);
    }
  }

  return {
    name: 'pagerduty',
    provider: 'pagerduty',
    signs: false,
    checkAddress(given): CheckedAddress {
      const address = given.trim();
      return /^[0-9a-zA-Z]{32}$/.test(address)
        ? { kind: 'sound', address }
        : {
            kind: 'faulty',
            fault: 'This is no key of an integration.',
            mend: 'Copy the integration key (Events API v2) of your service in PagerDuty: 32 letters and digits.',
          };
    },
    mask: (address) => `${address.slice(0, 2)}…`,
    preview: textOf,
    send,
  };
}

const severities: ReadonlyMap<string, 'critical' | 'error' | 'warning' | 'info'> = new Map([
  ['critical', 'critical'],
  ['high', 'error'],
  ['medium', 'warning'],
]);

function eventOf(message: Message, key: string) {
  const { title, lines, link } = wordsOf(message);
  const severity = message.kind === 'page' ? (severities.get(message.severity) ?? 'info') : 'info';
  return {
    event_action: 'trigger',
    dedup_key: key,
    client: 'Muster',
    payload: { summary: [title, ...lines].join('. ').slice(0, 1_024), source: 'Muster', severity },
    links: link === null ? [] : [{ href: link, text: 'Answer in Muster' }],
  };
}

function keyOf(body: string): string | null {
  try {
    return answered.parse(JSON.parse(body)).dedup_key;
  } catch {
    return null;
  }
}
