import { channelContract, contractTimeout } from '../kit/channel.contract.ts';
import { createSafeHttp } from '../kit/safe-http.ts';
import { startTwilio, twilioAccount } from './testkit/twilio-provider.ts';
import { createSmsChannel } from './sms-channel.ts';
import { createVoiceChannel } from './voice-channel.ts';

const http = createSafeHttp({ hosts: ['api.twilio.com'], allowLoopback: true, timeoutMilliseconds: contractTimeout });

for (const [name, create] of [
  ['sms', createSmsChannel],
  ['voice', createVoiceChannel],
] as const)
  channelContract(name, async () => {
    const provider = await startTwilio();
    return {
      provider,
      channel: create({ ...twilioAccount, http, origin: provider.origin }),
      unreachable: create({ ...twilioAccount, http, origin: 'http://127.0.0.1:1' }),
      contact: { address: '+442071838750', secrets: [] },
      faultyAddresses: ['', '02071838750', '+44', '+44207183875012345', '+4420718x8750', '+442071838750,+1900555'],
    };
  });
