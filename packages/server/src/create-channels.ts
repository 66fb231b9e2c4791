import {
  createEmailChannel,
  createLetterPost,
  createPagerDutyChannel,
  createSafeHttp,
  createSlackChannel,
  createSmsChannel,
  createTeamsChannel,
  createVoiceChannel,
  createWebhookChannel,
  createWebPushChannel,
  pushHosts,
} from '@muster/connectors';
import type { Channel, LetterPost, SafeHttp } from '@muster/connectors';
import type { ChannelName } from '@muster/engine';
import type { AlarmSetting } from './alarm-bell.ts';
import type { CanarySetting } from './create-reach.ts';
import type { UsedChannels } from './features/delivery/used-channels.ts';
import { ConfigError } from './platform/config/config.ts';
import type { Config } from './platform/config/config.ts';

const usualPerMinute = 60;

/** The channels that the configuration sets up, by what contact methods call them. */
/** `pushSecret`: what the keys towards push services are derived from. */
export function createChannels(config: Config, pushSecret: Uint8Array): UsedChannels {
  const allowLoopback = config.channel_loopback === true;
  const reaching: Reaching = (hosts) => createSafeHttp({ hosts, allowLoopback });
  const perMinute = config.channel_per_minute ?? usualPerMinute;
  const channels = [
    ...mail(config, allowLoopback),
    ...telephone(config, reaching),
    ...chat(config, reaching),
    ...programs(config, reaching),
    ...browsers(config, reaching, pushSecret),
  ];
  return new Map(channels.map(([name, channel]) => [name, { channel, perMinute }]));
}

type Named = readonly [ChannelName, Channel];
/** Requests to these hosts and no others. */
type Reaching = (hosts: readonly string[]) => SafeHttp;

function mail({ smtp_url: url, smtp_from: from }: Config, allowPlain: boolean): readonly Named[] {
  return url === undefined || from === undefined ? [] : [['email', createEmailChannel({ url, from, allowPlain })]];
}

/** What takes notices out by e-mail; null without a mail server. */
export function createLetters(config: Config): LetterPost | null {
  const { smtp_url: url, smtp_from: usual, notice_from: from = usual, channel_loopback: loopback } = config;
  return url === undefined || from === undefined
    ? null
    : createLetterPost({ url, from, allowPlain: loopback === true });
}

function telephone(config: Config, reaching: Reaching): readonly Named[] {
  const { twilio_account: account, twilio_token: token, twilio_from: from } = config;
  if (account === undefined || token === undefined || from === undefined) return [];
  const origin = config.twilio_origin ?? 'https://api.twilio.com';
  const twilio = { http: reaching([new URL(origin).host]), origin, account, token, from };
  return [
    ['sms', createSmsChannel(twilio)],
    ['voice', createVoiceChannel(twilio)],
  ];
}

function chat(config: Config, reaching: Reaching): readonly Named[] {
  const { slack_token: token, teams_hosts: teams } = config;
  const origin = config.slack_origin ?? 'https://slack.com';
  const slack = () =>
    createSlackChannel({
      http: reaching([new URL(origin).host, 'hooks.slack.com']),
      origin,
      token: token ?? '',
      signingSecrets: config.slack_signing_secret ?? [],
    });
  return [
    ...(token === undefined ? [] : [['slack', slack()] as const]),
    ...(teams === undefined ? [] : [['teams', createTeamsChannel({ http: reaching(teams) })] as const]),
  ];
}

function programs(config: Config, reaching: Reaching): readonly Named[] {
  const { webhook_hosts: hosts, pagerduty_origin: origin } = config;
  const pagerduty = (to: string) => createPagerDutyChannel({ http: reaching([new URL(to).host]), origin: to });
  return [
    ...(hosts === undefined
      ? []
      : [['webhook', createWebhookChannel({ http: reaching(hosts), now: Date.now })] as const]),
    ...(origin === undefined ? [] : [['pagerduty', pagerduty(origin)] as const]),
  ];
}

function browsers(config: Config, reaching: Reaching, secret: Uint8Array): readonly Named[] {
  const { push_contact: contact, push_hosts: hosts = pushHosts, push_key: keyNumber = 1 } = config;
  if (contact === undefined) return [];
  const options = { http: reaching(hosts), secret, keyNumber, contact, now: Date.now };
  return [['push', createWebPushChannel(options)]];
}

/** Where the server tells that it fails itself. Throws ConfigError as `canarySetting` does. */
export function alarmSetting(config: Config, channels: UsedChannels): AlarmSetting | null {
  if (config.alarm === undefined) return null;
  const { channel, address } = addressed('alarm', config.alarm, channels);
  return { channel, address };
}

function addressed(key: string, setting: string, channels: UsedChannels) {
  const [wanted = '', given = ''] = setting.split(' ');
  const found = [...channels].find(([each]) => each === wanted);
  if (found === undefined) throw new ConfigError(`${key}: The channel ${wanted} is not set up.`);
  const [name, { channel }] = found;
  const checked = channel.checkAddress(given);
  if (checked.kind === 'faulty') throw new ConfigError(`${key}: ${checked.fault} ${checked.mend}`);
  return { name, channel, address: checked.address };
}

const usualEveryMinutes = 15;
const usualWithinSeconds = 120;

/** Where canaries fly. Throws ConfigError where their channel is not set up, or does not take the address. */
export function canarySetting(config: Config, channels: UsedChannels): CanarySetting | null {
  if (config.canary === undefined) return null;
  const { name: channel, address } = addressed('canary', config.canary, channels);
  return {
    channel,
    address,
    everyMilliseconds: (config.canary_every_minutes ?? usualEveryMinutes) * 60_000,
    withinMilliseconds: (config.canary_within_seconds ?? usualWithinSeconds) * 1_000,
  };
}
