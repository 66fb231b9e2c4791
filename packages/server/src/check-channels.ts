import { alarmSetting, canarySetting, createChannels } from './create-channels.ts';
import { createTrackers } from './create-trackers.ts';
import { ConfigError } from './platform/config/config.ts';
import type { Config } from './platform/config/config.ts';
import type { StoreFinding } from './platform/store/store.ts';

const where = 'channels';

/** Which ways to reach people the configuration sets up, and whether the canary has one of them. Sends nothing. */
export function checkChannels(config: Config): readonly StoreFinding[] {
  // Names and providers alone: no message is sent, and no key is needed for that.
  const channels = createChannels(config, new Uint8Array(32));
  const providers = new Set([...channels.values()].map(({ channel }) => channel.provider));
  const names = [...channels.keys()].join(', ');
  const what =
    channels.size === 0
      ? 'No channel is set up: a page is a line of the log.'
      : `${names}, through ${providers.size === 1 ? 'one provider: when it fails, nobody is reached' : `${providers.size} providers`}.`;
  return [
    { level: 'ok', what, where, mend: null },
    ...checkCanary(config, channels),
    ...checkAlarm(config, channels),
    ...trackersOf(config),
  ];
}

function trackersOf(config: Config): readonly StoreFinding[] {
  const places = [...createTrackers(config).values()].map((tracker) => `${tracker.name} (${tracker.where})`);
  const what = `Tickets for engineering go to ${places.join(', ')}.`;
  return places.length === 0 ? [] : [{ level: 'ok', what, where: 'trackers', mend: null }];
}

function checkCanary(config: Config, channels: ReturnType<typeof createChannels>): readonly StoreFinding[] {
  try {
    const setting = canarySetting(config, channels);
    const what =
      setting === null ? 'No canary is set up: that messages arrive is not proven.' : 'The canary is set up.';
    return channels.size === 0 ? [] : [{ level: 'ok', what, where, mend: null }];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [{ level: 'fault', what: error.message, where, mend: 'Set its channel up, or name another under canary.' }];
  }
}

function checkAlarm(config: Config, channels: ReturnType<typeof createChannels>): readonly StoreFinding[] {
  try {
    const setting = alarmSetting(config, channels);
    if (channels.size === 0) return [];
    const what =
      setting === null
        ? 'No alarm is set up: when the server itself fails, only its log and /readyz say so.'
        : `When the server itself fails, it says so through ${setting.channel.name}.`;
    return [{ level: 'ok', what, where, mend: null }];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [{ level: 'fault', what: error.message, where, mend: 'Set its channel up, or name another under alarm.' }];
  }
}
