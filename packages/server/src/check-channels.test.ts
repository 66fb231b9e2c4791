import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { checkChannels } from './check-channels.ts';
import { createChannels } from './create-channels.ts';
import { readConfig } from './platform/config/config.ts';

const mail = { MUSTER_SMTP_URL: 'smtps://muster:hush@mail.example.com', MUSTER_SMTP_FROM: 'muster@example.com' };
const twilio = {
  MUSTER_TWILIO_ACCOUNT: `AC${'0'.repeat(32)}`,
  MUSTER_TWILIO_TOKEN: 'hush',
  MUSTER_TWILIO_FROM: '+15005550006',
};
const read = (environment: Readonly<Record<string, string | undefined>>) => readConfig(environment, tmpdir());
const told = (environment: Record<string, string>) =>
  checkChannels(read(environment)).map(({ level, what }) => `${level}: ${what}`);

test('says what is set up, and what is not', () => {
  expect(told({})).toEqual(['ok: No channel is set up: a page is a line of the log.']);
  expect(told(mail)).toEqual([
    'ok: email, through one provider: when it fails, nobody is reached.',
    'ok: No canary is set up: that messages arrive is not proven.',
    'ok: No alarm is set up: when the server itself fails, only its log and /readyz say so.',
  ]);
  const both = { MUSTER_CANARY: 'email canary@example.com', MUSTER_ALARM: 'sms +442071838750' };
  expect(told({ ...mail, ...twilio, ...both })).toEqual([
    'ok: email, sms, voice, through 2 providers.',
    'ok: The canary is set up.',
    'ok: When the server itself fails, it says so through sms.',
  ]);
});

test('finds a canary without a channel, and one whose address is none', () => {
  expect(told({ ...mail, MUSTER_CANARY: 'sms +442071838750' })).toContain(
    'fault: canary: The channel sms is not set up.',
  );
  expect(told({ ...mail, MUSTER_CANARY: 'email canary' })[1]).toMatch(/^fault: canary: This is no e-mail address/);
});

test('finds an alarm without a channel', () => {
  expect(told({ ...mail, MUSTER_ALARM: 'sms +442071838750' })).toContain(
    'fault: alarm: The channel sms is not set up.',
  );
});

test('every channel is set up by its own keys', () => {
  const all = {
    ...mail,
    ...twilio,
    MUSTER_SLACK_TOKEN: 'xoxb-hush',
    MUSTER_TEAMS_HOSTS: '*.logic.azure.com',
    MUSTER_WEBHOOK_HOSTS: 'hooks.example.com, *.example.org',
    MUSTER_PAGERDUTY_ORIGIN: 'https://events.pagerduty.com',
    MUSTER_PUSH_CONTACT: 'mailto:ops@example.com',
  };
  const names = ['email', 'sms', 'voice', 'slack', 'teams', 'webhook', 'pagerduty', 'push'];
  expect([...createChannels(read(all), new Uint8Array(32)).keys()]).toEqual(names);
});

test('says where tickets go, by tracker, and never by which credentials', () => {
  const trackers = {
    MUSTER_GITHUB_TOKEN: 'hush',
    MUSTER_GITHUB_REPOSITORY: 'acme/assistant',
    MUSTER_JIRA_ORIGIN: 'https://acme.atlassian.net/',
    MUSTER_JIRA_USER: 'muster@example.com',
    MUSTER_JIRA_TOKEN: 'hush',
    MUSTER_JIRA_PROJECT: 'ENG',
    MUSTER_SERVICENOW_ORIGIN: 'https://acme.service-now.com',
    MUSTER_SERVICENOW_TOKEN: 'hush',
  };
  expect(told(trackers).at(-1)).toBe(
    'ok: Tickets for engineering go to github (github.com/acme/assistant), jira (acme.atlassian.net, project ENG), servicenow (acme.service-now.com, table incident).',
  );
});

const servicenow = { MUSTER_SERVICENOW_ORIGIN: 'https://acme.service-now.com', MUSTER_SERVICENOW_TOKEN: 'hush' };

test.each([
  ['half of GitHub', { MUSTER_GITHUB_TOKEN: 'hush' }, /together.*github_repository/],
  ['a repository by its address', { MUSTER_GITHUB_REPOSITORY: 'https://github.com/acme/a' }, /owner\/name/],
  ['half of Jira', { MUSTER_JIRA_TOKEN: 'hush', MUSTER_JIRA_PROJECT: 'ENG' }, /jira_origin, jira_user/],
  ['a ServiceNow that nobody signs in to', { ...servicenow, MUSTER_SERVICENOW_TOKEN: undefined }, /servicenow_token/],
  [
    'two ways into ServiceNow',
    { ...servicenow, MUSTER_SERVICENOW_USER: 'u', MUSTER_SERVICENOW_PASSWORD: 'hush' },
    /or/,
  ],
  ['a table with a query in it', { ...servicenow, MUSTER_SERVICENOW_TABLE: 'incident?x' }, /servicenow_table/],
  ['half of the mail server', { MUSTER_SMTP_URL: mail.MUSTER_SMTP_URL }, /together.*smtp_from/],
  ['a push contact that nobody is', { MUSTER_PUSH_CONTACT: 'ops' }, /push_contact/],
  ['a mail server by http', { ...mail, MUSTER_SMTP_URL: 'http://muster:hush@mail.example.com' }, /smtp_url/],
  ['half of Twilio', { MUSTER_TWILIO_TOKEN: 'hush' }, /twilio_account, twilio_from/],
  ['a host with a path', { MUSTER_WEBHOOK_HOSTS: 'hooks.example.com/in' }, /webhook_hosts/],
  ['every host', { MUSTER_WEBHOOK_HOSTS: '*' }, /webhook_hosts/],
])('%s is refused, and no secret is said', (_, environment, fault) => {
  expect(() => read(environment)).toThrow(fault);
  expect(() => read(environment)).not.toThrow(/hush/);
});
