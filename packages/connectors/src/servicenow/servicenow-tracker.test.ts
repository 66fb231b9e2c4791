import { expect, test } from 'vitest';
import { createSafeHttp } from '../kit/safe-http.ts';
import { contractTimeout, trackerContract } from '../kit/tracker.contract.ts';
import { createServicenowTracker } from './servicenow-tracker.ts';
import { servicenowPassword, servicenowUser, startServicenow } from './testkit/servicenow-vendor.ts';

const http = createSafeHttp({ hosts: [], allowLoopback: true, timeoutMilliseconds: contractTimeout });
const credentials = { kind: 'basic', user: servicenowUser, password: servicenowPassword } as const;
const common = { http, table: 'incident', credentials };

trackerContract('ServiceNow', async () => {
  const vendor = await startServicenow();
  return {
    vendor,
    tracker: createServicenowTracker({ ...common, origin: vendor.origin }),
    unreachable: createServicenowTracker({ ...common, origin: 'http://127.0.0.1:1' }),
    stranger: createServicenowTracker({
      ...common,
      credentials: { ...credentials, password: 'another' },
      origin: vendor.origin,
    }),
    secrets: [servicenowPassword],
    firstKey: 'INC0010001',
    firstPath: `/incident.do?sys_id=${'1'.padStart(32, '0')}`,
  };
});

test('signs in by a bearer token where one is set up', async () => {
  const vendor = await startServicenow();
  const bearer = { kind: 'bearer', token: 'one' } as const;
  const tracker = createServicenowTracker({ ...common, credentials: bearer, origin: vendor.origin });
  const ticket = { marker: 'muster-1', title: 'A', note: null, facts: [], link: 'https://muster.example.com/inbox' };
  await tracker.make(ticket, { signal: new AbortController().signal });
  expect(vendor.asked[0]?.headers.authorization).toBe('Bearer one');
  await vendor.close();
});
