import { hash } from 'node:crypto';
import { accepted, refused } from '../kit/channel.ts';
import type { Channel, CheckedAddress, Outcome } from '../kit/channel.ts';
import { textOf, wordsOf } from '../kit/message.ts';
import type { Message } from '../kit/message.ts';
import { outcomeOfFault, outcomeOfStatus } from '../kit/outcome-of.ts';
import type { SafeHttp } from '../kit/safe-http.ts';
import { encryptPush } from './encrypt-push.ts';
import { readPushSubscription } from './push-subscription.ts';
import { deriveVapidKey, vapidAuthorization } from './vapid.ts';
import type { VapidKey } from './vapid.ts';

/** The push services of the browsers that there are: Chrome and Edge, Firefox, Edge on Windows, Safari. */
export const pushHosts = [
  'fcm.googleapis.com',
  '*.push.services.mozilla.com',
  '*.notify.windows.com',
  'web.push.apple.com',
] as const;

export interface WebPushOptions {
  /** May reach push services alone. */
  readonly http: SafeHttp;
  /** What the keys are derived from. */
  readonly secret: Uint8Array;
  /** Which key counts, from 1: another number is another key, and browsers of the one before are still reached. */
  readonly keyNumber: number;
  /** Where push services complain: `mailto:` or `https:`. */
  readonly contact: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Push messages to browsers and telephones (RFC 8030), sealed for the one browser (RFC 8291). */
export function createWebPushChannel({ http, secret, keyNumber, contact, now }: WebPushOptions): Channel {
  const keyOf = (number: number): VapidKey | null => (number < 1 ? null : deriveVapidKey(secret, number));
  const [current, former] = [deriveVapidKey(secret, keyNumber), keyOf(keyNumber - 1)];

  async function send(...[message, to, { idempotencyKey, signal }]: Parameters<Channel['send']>): Promise<Outcome> {
    const subscription = readPushSubscription(to.address);
    if (subscription === null) return refused('address');
    const { endpoint, keys, key } = subscription;
    const vapid = [current, former].find((each) => each?.publicKey === key) ?? null;
    if (vapid === null) return refused('credentials');
    try {
      const audience = URL.canParse(endpoint) ? new URL(endpoint).origin : '';
      const answer = await http.post({
        url: endpoint,
        headers: {
          'content-encoding': 'aes128gcm',
          'content-type': 'application/octet-stream',
          ttl: String(secondsOf(message)),
          urgency: message.kind === 'page' || message.kind === 'code' ? 'high' : 'normal',
          // Of two messages with one topic the later takes the place of the earlier: a repeat is shown once.
          topic: hash('sha256', idempotencyKey, 'base64url').slice(0, 32),
          authorization: vapidAuthorization(vapid, { audience, contact, nowMilliseconds: now() }),
        },
        body: encryptPush(Buffer.from(payloadOf(message, idempotencyKey)), keys),
        signal,
      });
      return answer.status === 201 || answer.status === 202 || answer.status === 200
        ? accepted(null)
        : outcomeOfStatus(answer);
    } catch (error) {
      return outcomeOfFault(error);
    }
  }

  return {
    name: 'push',
    provider: 'push services of browsers',
    signs: false,
    applicationKey: current.publicKey,
    endsWhenRefused: true,
    checkAddress(given): CheckedAddress {
      const read = readPushSubscription(given.trim());
      if (read === null)
        return {
          kind: 'faulty',
          fault: 'This is no push subscription of a browser.',
          mend: 'Add it in the browser itself: How I am reached, then Reach me on this device.',
        };
      const fault = http.faultOf(read.endpoint);
      if (fault !== null)
        return {
          kind: 'faulty',
          fault: `The push service of this browser is not taken. ${fault}`,
          mend: 'Whoever runs the server lists the hosts of push services under push_hosts.',
        };
      return read.key === current.publicKey
        ? { kind: 'sound', address: read.text }
        : {
            kind: 'faulty',
            fault: 'The browser has subscribed with another key than that of this server.',
            mend: 'Load the page anew, and add it once more.',
          };
    },
    mask: maskSubscription,
    preview: textOf,
    send,
  };
}

/** The host of the push service, and the end of the address: enough for a browser to know its own. */
function maskSubscription(address: string): string {
  const endpoint = readPushSubscription(address)?.endpoint ?? '';
  return URL.canParse(endpoint) ? `${new URL(endpoint).host} …${endpoint.slice(-6)}` : '…';
}

/** How long the push service keeps it for a device that is off: a page that comes hours later helps nobody. */
function secondsOf({ kind }: Message): number {
  switch (kind) {
    case 'code':
      return 600;
    case 'page':
    case 'alarm':
    case 'over':
      return 14_400;
    case 'check':
    case 'shift':
    case 'reminder':
    case 'canary':
      return 86_400;
  }
}

/** What the service worker shows. A push has no field for content, as no message has. */
function payloadOf(message: Message, tag: string): string {
  const { title, lines, link } = wordsOf(message);
  return JSON.stringify({ title, body: lines.join('\n'), link, tag });
}
