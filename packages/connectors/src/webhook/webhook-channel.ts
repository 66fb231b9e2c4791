import { accepted, refused } from '../kit/channel.ts';
import type { Channel, CheckedAddress, Outcome } from '../kit/channel.ts';
import { textOf } from '../kit/message.ts';
import type { Message } from '../kit/message.ts';
import { outcomeOfFault, outcomeOfStatus } from '../kit/outcome-of.ts';
import type { SafeHttp } from '../kit/safe-http.ts';
import { webhookHeaders } from './sign-webhook.ts';

export interface WebhookOptions {
  readonly http: SafeHttp;
  /** Milliseconds since 1970, for the signed timestamp. */
  readonly now: () => number;
}

/** Signed messages to a program of the receiver's own, by the Standard Webhooks specification. */
export function createWebhookChannel({ http, now }: WebhookOptions): Channel {
  async function send(
    ...[message, contact, { idempotencyKey, signal }]: Parameters<Channel['send']>
  ): Promise<Outcome> {
    if (contact.secrets.length === 0) return refused('credentials');
    const at = now();
    const body = JSON.stringify({
      type: `muster.${message.kind}`,
      timestamp: new Date(at).toISOString(),
      data: dataOf(message),
    });
    const signed = webhookHeaders(idempotencyKey, Math.floor(at / 1_000), body, contact.secrets);
    try {
      const answer = await http.post({
        url: contact.address,
        headers: { ...signed, 'content-type': 'application/json' },
        body,
        signal,
      });
      return answer.status >= 200 && answer.status < 300 ? accepted(idempotencyKey) : outcomeOfStatus(answer);
    } catch (error) {
      return outcomeOfFault(error);
    }
  }

  return {
    name: 'webhook',
    provider: 'webhook',
    signs: true,
    checkAddress(given): CheckedAddress {
      const address = given.trim();
      const fault = address.length > 2_000 ? 'It is longer than 2,000 characters.' : http.faultOf(address);
      return fault === null
        ? { kind: 'sound', address }
        : {
            kind: 'faulty',
            fault: `This address is not taken. ${fault}`,
            mend: 'Give an https address at a host that the configuration lists under webhook_hosts.',
          };
    },
    mask: (address) => (URL.canParse(address) ? `https://${new URL(address).host}/…` : '…'),
    preview: (message) => JSON.stringify(dataOf(message), null, 2),
    send,
  };
}

function dataOf(message: Message) {
  const { kind: _, ...rest } = message;
  return { ...rest, text: textOf(message) };
}
