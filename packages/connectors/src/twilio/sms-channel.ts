import type { Channel } from '../kit/channel.ts';
import { textOf } from '../kit/message.ts';
import { createResource, numbers } from './twilio-api.ts';
import type { TwilioOptions } from './twilio-api.ts';

/** SMS through Twilio. */
export function createSmsChannel(twilio: TwilioOptions): Channel {
  return {
    ...numbers,
    name: 'sms',
    preview: textOf,
    send: (message, { address }, options) =>
      createResource(twilio, 'Messages', { To: address, Body: textOf(message) }, options),
  };
}
