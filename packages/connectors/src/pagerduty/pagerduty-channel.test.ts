import { channelContract, contractTimeout } from '../kit/channel.contract.ts';
import { createSafeHttp } from '../kit/safe-http.ts';
import { createPagerDutyChannel } from './pagerduty-channel.ts';
import { startPagerDuty } from './testkit/pagerduty-provider.ts';

const http = createSafeHttp({ hosts: [], allowLoopback: true, timeoutMilliseconds: contractTimeout });

channelContract('pagerduty', async () => {
  const provider = await startPagerDuty();
  return {
    provider,
    channel: createPagerDutyChannel({ http, origin: provider.origin }),
    unreachable: createPagerDutyChannel({ http, origin: 'http://127.0.0.1:1' }),
    contact: { address: 'R0'.repeat(16), secrets: [] },
    faultyAddresses: ['', 'key', 'R0'.repeat(17), `${'R0'.repeat(15)}"}`],
  };
});
