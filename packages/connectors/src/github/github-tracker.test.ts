import { expect, test } from 'vitest';
import { createSafeHttp } from '../kit/safe-http.ts';
import { contractTimeout, trackerContract } from '../kit/tracker.contract.ts';
import { createGithubTracker } from './github-tracker.ts';
import { githubRepository, githubToken, startGithub } from './testkit/github-vendor.ts';

const http = createSafeHttp({ hosts: [], allowLoopback: true, timeoutMilliseconds: contractTimeout });
const common = { http, repository: githubRepository, token: githubToken };

trackerContract('GitHub', async () => {
  const vendor = await startGithub();
  return {
    vendor,
    tracker: createGithubTracker({ ...common, origin: vendor.origin }),
    unreachable: createGithubTracker({ ...common, origin: 'http://127.0.0.1:1' }),
    stranger: createGithubTracker({ ...common, token: 'another', origin: vendor.origin }),
    secrets: [githubToken],
    firstKey: '#1',
    firstPath: '/acme/assistant/issues/1',
  };
});

test('an issue of github.com is there, whatever address the answer names', () => {
  const { where } = createGithubTracker({ ...common, origin: 'https://api.github.com' });
  expect(where).toBe('github.com/acme/assistant');
  expect(createGithubTracker({ ...common, origin: 'https://git.example.com/api/v3' }).where).toBe(
    'git.example.com/acme/assistant',
  );
});

test('what people wrote stands in a fence that it cannot end', async () => {
  const vendor = await startGithub();
  const note = 'a ```` b\n```\n@everyone';
  const ticket = { marker: 'muster-1', title: 'A slip', note, facts: [], link: 'https://muster.example.com/inbox' };
  const { signal } = new AbortController();
  await createGithubTracker({ ...common, origin: vendor.origin }).make(ticket, { signal });
  expect(vendor.tickets[0]?.text).toMatch(/^`````text\na ```` b\n```\n@everyone\n`````\n/);
  await vendor.close();
});

test('a repeat is not taken for one that only quotes its marker', async () => {
  const vendor = await startGithub();
  const tracker = createGithubTracker({ ...common, origin: vendor.origin });
  const ticket = { marker: 'muster-1', title: 'A', note: null, facts: [], link: 'https://muster.example.com/inbox' };
  const { signal } = new AbortController();
  await tracker.make({ ...ticket, marker: 'muster-11' }, { signal });
  expect(await tracker.make(ticket, { signal })).toMatchObject({ wasThere: false });
  await vendor.close();
});
