import type { Instant } from '@muster/clocks';
import type { Incident } from '../incident.ts';
import { openStages } from './open-stages.ts';

/** An instant at which owner and deputy of a clock are called, if it has not happened before. */
export interface ClockAlarm {
  /** Names clock, stage, the count and the percent: another count makes other alarms. */
  readonly id: string;
  readonly clock: string;
  readonly stage: string;
  readonly percent: number;
  readonly at: Instant;
  readonly strictDue: Instant;
}

export function clockAlarms(incident: Incident): readonly ClockAlarm[] {
  if (incident.status.kind !== 'open') return [];
  return openStages(incident).flatMap(({ clock, name, stage, due }) => {
    const { strictDue, alarms } = due;
    if (strictDue === null) return [];
    return alarms
      .filter(({ percent }) => !stage.alarmed.includes(percent))
      .map(({ percent, at }) => ({
        id: `${incident.id}/clock-alarm/${clock.key}/${name}/${stage.history.length}-${percent}`,
        clock: clock.key,
        stage: name,
        percent,
        at,
        strictDue,
      }));
  });
}
