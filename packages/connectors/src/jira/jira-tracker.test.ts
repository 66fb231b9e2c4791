import { createSafeHttp } from '../kit/safe-http.ts';
import { contractTimeout, trackerContract } from '../kit/tracker.contract.ts';
import { createJiraTracker } from './jira-tracker.ts';
import { jiraToken, jiraUser, startJira } from './testkit/jira-vendor.ts';

const http = createSafeHttp({ hosts: [], allowLoopback: true, timeoutMilliseconds: contractTimeout });
const common = { http, user: jiraUser, token: jiraToken, project: 'ENG', issueType: 'Task' };

trackerContract('Jira', async () => {
  const vendor = await startJira();
  return {
    vendor,
    tracker: createJiraTracker({ ...common, origin: vendor.origin }),
    unreachable: createJiraTracker({ ...common, origin: 'http://127.0.0.1:1' }),
    stranger: createJiraTracker({ ...common, token: 'another', origin: vendor.origin }),
    secrets: [jiraToken, jiraUser],
    firstKey: 'ENG-1',
    firstPath: '/browse/ENG-1',
  };
});
