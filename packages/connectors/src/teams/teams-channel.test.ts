import { channelContract, contractTimeout } from '../kit/channel.contract.ts';
import { createSafeHttp } from '../kit/safe-http.ts';
import { createTeamsChannel } from './teams-channel.ts';
import { startTeamsWorkflow } from './testkit/teams-workflow.ts';

const http = createSafeHttp({
  hosts: ['*.logic.azure.com'],
  allowLoopback: true,
  timeoutMilliseconds: contractTimeout,
});
const channel = createTeamsChannel({ http });

channelContract('teams', async () => {
  const provider = await startTeamsWorkflow();
  return {
    provider,
    channel,
    unreachable: {
      ...channel,
      send: (message, contact, how) => channel.send(message, { ...contact, address: 'http://127.0.0.1:1/' }, how),
    },
    contact: { address: `${provider.origin}/workflows/1/triggers/manual/paths/invoke?sig=secret`, secrets: [] },
    faultyAddresses: ['', 'workflow', 'http://prod.logic.azure.com/', 'https://logic.azure.com.example.com/'],
  };
});
