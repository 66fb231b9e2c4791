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
const read = (environment: Record<string, string>) => readConfig(environment, tmpdir());
const told = (environment: Record<string, string>) =>
  checkChannels(read(environment)).map(({ level, what }) => `${level}: ${what}`);

test('says what is set up, and what is not', () => {
  expect(told({})).toEqual(['ok: No channel is set up: a page is a line of the log.']);
  expect(told(mail)).toEqual([
    'ok: email, through one provider: when it fails, nobody is reached.',
    'ok: No canary is set up: that messages arrive is not proven.',
  ]);
  expect(told({ ...mail, ...twilio, MUSTER_CANARY: 'email canary@example.com' })).toEqual([
    'ok: email, sms, voice, through 2 providers.',
    'ok: The canary is set up.',
  ]);
});

test('finds a canary without a channel, and one whose address is none', () => {
  expect(told({ ...mail, MUSTER_CANARY: 'sms +442071838750' })).toContain(
    'fault: canary: The channel sms is not set up.',
  );
  expect(told({ ...mail, MUSTER_CANARY: 'email canary' })[1]).toMatch(/^fault: canary: This is no e-mail address/);
});

test('every channel is set up by its own keys', () => {
  const all = {
    ...mail,
    ...twilio,
    MUSTER_SLACK_TOKEN: 'xoxb-hush',
    MUSTER_TEAMS_HOSTS: '*.logic.azure.com',
    MUSTER_WEBHOOK_HOSTS: 'hooks.example.com, *.example.org',
    MUSTER_PAGERDUTY_ORIGIN: 'https://events.pagerduty.com',
  };
  const names = ['email', 'sms', 'voice', 'slack', 'teams', 'webhook', 'pagerduty'];
  expect([...createChannels(read(all)).keys()]).toEqual(names);
});

test.each([
  ['half of the mail server', { MUSTER_SMTP_URL: mail.MUSTER_SMTP_URL }, /together.*smtp_from/],
  ['a mail server by http', { ...mail, MUSTER_SMTP_URL: 'http://muster:hush@mail.example.com' }, /smtp_url/],
  ['half of Twilio', { MUSTER_TWILIO_TOKEN: 'hush' }, /twilio_account, twilio_from/],
  ['a host with a path', { MUSTER_WEBHOOK_HOSTS: 'hooks.example.com/in' }, /webhook_hosts/],
  ['every host', { MUSTER_WEBHOOK_HOSTS: '*' }, /webhook_hosts/],
])('%s is refused, and no secret is said', (_, environment, fault) => {
  expect(() => read(environment)).toThrow(fault);
  expect(() => read(environment)).not.toThrow(/hush/);
});
