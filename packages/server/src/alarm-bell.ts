import type { Channel } from '@muster/connectors';
import type { RunningFault } from './platform/time/running-fault.ts';

export interface AlarmSetting {
  readonly channel: Channel;
  readonly address: string;
}

export interface AlarmBellPorts extends AlarmSetting {
  /** What messages to it are signed with, where the channel signs. */
  readonly secrets: readonly string[];
  readonly origin: () => string;
  readonly onFault: (what: string, error: Error) => void;
}

/** Tells people outside that the server fails itself: past records, timers and outbox, for these may be what fails. */
export interface AlarmBell {
  /** Rings for what was not rung for in the last hour. Never throws, and never takes longer than its patience. */
  ring(faults: readonly RunningFault[]): Promise<void>;
}

const sendMilliseconds = 5_000;
const againMilliseconds = 3_600_000;

/** What was taken is not rung again for an hour; what was not taken is tried at the next look. */
export function createAlarmBell({ channel, address, secrets, origin, onFault }: AlarmBellPorts): AlarmBell {
  const rung = new Map<string, number>();
  return {
    async ring(faults) {
      const now = performance.now();
      const names = new Map(faults.map(({ what }) => [nameOf(what), what]));
      for (const name of rung.keys()) if (!names.has(name)) rung.delete(name);
      const fresh = [...names].filter(([name]) => now - (rung.get(name) ?? -againMilliseconds) >= againMilliseconds);
      if (fresh.length === 0) return;
      const message = { kind: 'alarm', parts: fresh.map(([, what]) => what), link: `${origin()}/readyz` } as const;
      const options = { idempotencyKey: `alarm-${Math.round(now)}`, signal: AbortSignal.timeout(sendMilliseconds) };
      try {
        const { kind } = await channel.send(message, { address, secrets }, options);
        if (kind === 'accepted') for (const [name] of fresh) rung.set(name, now);
        else onFault('an alarm was not taken', new Error(`The channel ${channel.name} did not take it.`));
      } catch (error) {
        onFault('an alarm was not taken', error instanceof Error ? error : new Error(String(error)));
      }
    },
  };
}

/** The same part with another count is the same fault. */
function nameOf(what: string): string {
  return what.replaceAll(/\d+/g, 'some');
}
