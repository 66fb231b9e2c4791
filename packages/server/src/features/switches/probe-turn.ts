import type { ProbeSighting } from '@muster/engine';
import type { Instant } from '@muster/clocks';
import type { FlagReading, FlagReadings } from './flag-readings.ts';

/** An action on a switch that ran and is not proven. */
export interface OpenProbe {
  readonly incident: string;
  readonly action: number;
  readonly switch: string;
  /** The hold that it placed, or that it took away. */
  readonly hold: { readonly action: number; readonly placed: boolean };
  readonly executedAt: Instant;
  /** Clients that are on record as served. */
  readonly seen: readonly string[];
}

export interface ProbeTurnPorts {
  readonly organisation: string;
  readonly readings: Pick<FlagReadings, 'of' | 'save'>;
  readonly openProbes: (organisation: string) => Promise<readonly OpenProbe[]>;
  /** Puts on record what clients were served. */
  readonly observe: (organisation: string, probe: OpenProbe, seen: readonly ProbeSighting[]) => Promise<void>;
}

/** Looks what clients were served since each change, and tells the incidents. Gives how many it told. */
export async function probeTurn({ organisation, readings, openProbes, observe }: ProbeTurnPorts): Promise<number> {
  let told = 0;
  for (const probe of await openProbes(organisation)) {
    const seen = readings
      .of(organisation, probe.switch)
      .filter(({ client }) => !probe.seen.includes(client))
      .flatMap((reading) => sightingOf(probe, reading));
    if (seen.length === 0) continue;
    await observe(organisation, probe, seen);
    told += 1;
  }
  await readings.save(organisation);
  return told;
}

/**
 * A reading proves the change when what was served has it in itself: the hold that was placed, or no more the one that
 * was taken away. A clock alone would take an answer that was on its way for one that came after.
 */
function sightingOf({ incident, hold, executedAt }: OpenProbe, reading: FlagReading): readonly ProbeSighting[] {
  const { client, since, at: last, served } = reading;
  const held = served.holds.some((each) => each.incident === incident && each.action === hold.action);
  if (held !== hold.placed) return [];
  const at = since >= executedAt ? since : last;
  return at < executedAt ? [] : [{ client, at, value: served.value, switchVersion: served.version }];
}
