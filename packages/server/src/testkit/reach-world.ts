import { routes } from '@muster/api';
import {
  createEmailChannel,
  createSafeHttp,
  createSmsChannel,
  createVoiceChannel,
  createWebhookChannel,
  createWebPushChannel,
} from '@muster/connectors';
import {
  startMailServer,
  startPushService,
  startTwilio,
  startWebhookReceiver,
  twilioAccount,
} from '@muster/connectors/testkit';
import type { HttpProvider, MailServer, PushService } from '@muster/connectors/testkit';
import type { ChannelName } from '@muster/engine';
import { z } from 'zod';
import type { UsedChannels } from '../features/delivery/used-channels.ts';
import type { MusterParts } from '../muster.ts';
import { handClock } from './hand-clock.ts';
import { staffedMuster } from './staffed-muster.ts';
import type { StaffedMuster } from './staffed-muster.ts';

/** A staffed Muster whose channels lead to servers on this machine: a real mail server, and Twilio by its contract. */
export interface ReachWorld {
  readonly staff: StaffedMuster;
  readonly mail: MailServer;
  readonly twilio: HttpProvider;
  readonly hook: HttpProvider;
  /** The browser of somebody, and its push service. */
  readonly push: PushService;
  /** What a browser subscribes with. */
  readonly pushKey: string;
  /** The secret that the receiver of webhooks checks with. */
  secret: string;
  /** Adds a contact method to whoever sits there, and verifies it with the code that came. Gives its id. */
  reach(seat: string, channel: ChannelName, address: string): Promise<string>;
  /** What came to an address, the latest last. */
  read(address: string): readonly string[];
  /** The latest code that came there. */
  code(address: string): string;
  close(): Promise<void>;
}

const timeoutMilliseconds = 1_500;

export async function reachWorld(
  seats: readonly string[],
  options: {
    readonly at: Parameters<typeof handClock>[0];
    readonly perMinute?: number;
    readonly canary?: NonNullable<MusterParts['canary']>;
  },
): Promise<ReachWorld> {
  let secret = '';
  const [mail, twilio, push, hook] = await Promise.all([
    startMailServer(),
    startTwilio(),
    startPushService(),
    startWebhookReceiver(() => secret),
  ]);
  const http = createSafeHttp({ hosts: [], allowLoopback: true, timeoutMilliseconds });
  const email = createEmailChannel({
    url: mail.url,
    from: 'muster@example.com',
    allowPlain: true,
    timeoutMilliseconds,
  });
  const browsers = createWebPushChannel({
    http,
    secret: new Uint8Array(32).fill(3),
    keyNumber: 1,
    contact: 'mailto:ops@example.com',
    now: Date.now,
  });
  const account = { ...twilioAccount, http, origin: twilio.origin };
  const perMinute = options.perMinute ?? 100;
  const reachBy: UsedChannels = new Map([
    ['email', { channel: email, perMinute }],
    ['sms', { channel: createSmsChannel(account), perMinute }],
    ['voice', { channel: createVoiceChannel(account), perMinute }],
    ['push', { channel: browsers, perMinute }],
    ['webhook', { channel: createWebhookChannel({ http, now: Date.now }), perMinute }],
  ]);
  const staff = await staffedMuster(seats, {
    clock: handClock(options.at),
    reachBy,
    ...(options.canary === undefined ? {} : { canary: options.canary }),
  });
  const read = (address: string) =>
    [mail, twilio, push, hook]
      .flatMap(({ received }) => received.filter(({ to }) => to === address))
      .map(({ text }) => text);
  const code = (address: string) =>
    /\d{6}/.exec((read(address).at(-1) ?? '').replace(/, /g, ''))?.[0] ?? 'no code came';
  return {
    staff,
    mail,
    twilio,
    hook,
    push,
    pushKey: browsers.applicationKey ?? '',
    get secret() {
      return secret;
    },
    set secret(given) {
      secret = given;
    },
    read,
    code,
    async reach(seat, channel, address) {
      const client = staff.at(seat);
      const added = await client.call(routes.contacts.add, { body: { channel, address } });
      secret = added.secret ?? secret;
      await staff.muster.pass(0);
      const to = pathOf(channel, address);
      await client.call(routes.contacts.verify, { params: { contact: added.contact }, body: { code: code(to) } });
      return added.contact;
    },
    async close() {
      await staff.muster.close();
      await Promise.all([mail, twilio, push, hook].map((each) => each.close()));
    },
  };
}

/** What the other end knows an address by. */
function pathOf(channel: ChannelName, address: string): string {
  if (channel === 'push')
    return new URL(z.object({ endpoint: z.string() }).parse(JSON.parse(address)).endpoint).pathname;
  return channel === 'webhook' ? new URL(address).pathname : address;
}
